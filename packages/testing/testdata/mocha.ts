import { spawn } from "node:child_process";
import { join } from "node:path";

/** One test of a child's run: its title, and what it failed with. */
export interface Outcome {
    readonly fullTitle: string;
    readonly err: { readonly message?: string };
}

/** How a child ended. */
export interface Ended {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

const PACKAGE = join(import.meta.dirname, "..");

/** Runs mocha on files of this folder, in a process of its own, and returns what each test came to. */
export async function runMocha(...args: string[]): Promise<{ ended: Ended; outcomes: readonly Outcome[] }> {
    const bin = join(PACKAGE, "../../node_modules/mocha/bin/mocha.js");
    const ended = await runNode(bin, "--no-config", "--reporter", "json", ...args);
    const json = ended.stdout.slice(ended.stdout.indexOf("{"));
    if (json === "") throw new Error(`mocha said nothing:\n${ended.stderr}`);
    return { ended, outcomes: (JSON.parse(json) as { tests: Outcome[] }).tests };
}

/** Runs Node in this package. */
export async function runNode(...args: string[]): Promise<Ended> {
    const child = spawn(process.execPath, args, { cwd: PACKAGE, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    return await new Promise((resolve, reject) => {
        child.on("error", reject).on("close", (code) => resolve({ code, stdout, stderr }));
    });
}
