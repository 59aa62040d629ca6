import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { shellPath } from "../doctor/facts.ts";

const PLINTH = fileURLToPath(new URL("../../bin/plinth.js", import.meta.url));

/** The command line as a process of its own. */
export interface Run {
    readonly process: ChildProcess;
    readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

/** Starts the real command line in a folder, with this Node or another. */
export function plinth(cwd: string, argv: readonly string[], node: string = process.execPath): Run {
    const child = spawn(node, [PLINTH, ...argv], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const ended = new Promise<Awaited<Run["ended"]>>((resolve, reject) => {
        child.once("error", reject);
        child.once("close", (code) => resolve({ code, out, err }));
    });
    return { process: child, ended };
}

/** A Node outside the repository that is too old for TypeScript, if the machine has one. */
export function oldNode(): string | undefined {
    return shellPath(process.env["PATH"] ?? "")
        .split(delimiter)
        .map((folder) => `${folder}/node`)
        .find((node) => {
            try {
                return /^v(1\d|20|21)\./.test(execFileSync(node, ["--version"], { encoding: "utf8", stdio: "pipe" }));
            } catch {
                return false;
            }
        });
}
