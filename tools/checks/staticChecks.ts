import type { Outcome } from "./outcome.ts";
import { runNodeScript } from "./runCommand.ts";

/** One tool that reads the sources and says yes or no. */
interface StaticCheck {
    readonly name: string;
    readonly script: string;
    readonly args: readonly string[];
}

/** The same commands as `npm run types | lint | format:check`, without npm in between. */
export const staticChecks: readonly StaticCheck[] = [
    { name: "types", script: "node_modules/typescript/bin/tsc", args: ["-p", "tsconfig.json", "--pretty", "false"] },
    { name: "lint", script: "node_modules/eslint/bin/eslint.js", args: [".", "--max-warnings", "0"] },
    { name: "format", script: "node_modules/prettier/bin/prettier.cjs", args: ["--check", ".", "--log-level", "warn"] },
];

export async function runStaticCheck(check: StaticCheck): Promise<Outcome> {
    const { code, output, seconds } = await runNodeScript(check.script, check.args);
    const passed = code === 0;
    return {
        name: check.name,
        passed: passed ? 1 : 0,
        failed: passed ? 0 : 1,
        skipped: [],
        output: passed ? "" : output.trim(),
        seconds,
    };
}
