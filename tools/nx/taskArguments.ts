import { parseArgs } from "node:util";

/** What Nx hands to a target's command. */
export interface TaskArguments {
    readonly layer: string;
    readonly environment: string;
    /** What the caller added, such as `--yes`. */
    readonly rest: readonly string[];
}

/** Reads them, or throws an error whose message says how to name an environment. */
export function readTaskArguments(argv: readonly string[]): TaskArguments {
    const { values, tokens } = parseArgs({
        args: [...argv],
        options: { layer: { type: "string" }, environment: { type: "string" } },
        strict: false,
        tokens: true,
    });
    const { layer, environment } = values;
    if (typeof layer !== "string") throw new Error("no layer was named. Fix: run this as an Nx target.");
    if (typeof environment !== "string") {
        throw new Error(
            "no environment was named, or there is none of that name. Fix: add -c <folder of environments/>.",
        );
    }
    const own = new Set(
        tokens.flatMap((token) => ("name" in token && token.name in { layer, environment } ? [token.index] : [])),
    );
    return { layer, environment, rest: argv.filter((_, index) => !own.has(index)) };
}

/** Prints an error as one line and makes the process fail: a stack tells the person at the keyboard nothing. */
export function failWith(error: unknown): void {
    console.error(`plinth: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
}
