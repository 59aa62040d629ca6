import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How long a child that was asked to stop may take, in milliseconds, before it is killed. */
const GRACE = 2000;

/** What makes the SDK start faster; see there. Short, because the SDK looks for `--require` to learn of other loaders. */
const PRELOAD = ["-r", fileURLToPath(new URL("../preload/preload.js", import.meta.url))];

/** A process of the preview: its output is collected, and it never outlives the preview. */
export interface Child {
    readonly process: ChildProcess;
    /** Resolves once the process has ended and its output is complete. */
    readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
    /** Everything it has printed to standard error. */
    stderr(): string;
    /** Stops the process and everything it started. */
    stop(): Promise<void>;
}

/** Starts Node with arguments. Standard output goes to `onLine`, line by line, without line ends. */
export function startNode(
    args: readonly string[],
    options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly onLine: (line: string) => void },
): Child {
    // A group of its own, so that what a program starts is stopped with it.
    const child = spawn(process.execPath, [...PRELOAD, ...args], {
        cwd: options.cwd,
        env: options.env,
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
    });
    let errors = "";
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        // Only the chunk is searched: what came before holds no line end, and may be long.
        const [first = "", ...more] = chunk.split("\n");
        rest += first;
        for (const line of more) {
            options.onLine(rest);
            rest = line;
        }
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
        // Enough for a stack trace; a program that prints megabytes shall not fill the memory.
        if (errors.length < 256 * 1024) errors += chunk;
    });
    const ended = new Promise<Awaited<Child["ended"]>>((resolve, reject) => {
        child.on("error", reject);
        // What a program leaves running would outlive it, and keep its output open for ever.
        child.on("exit", () => killGroup(child, "SIGKILL"));
        child.on("close", (code, signal) => {
            if (rest !== "") options.onLine(rest);
            resolve({ code, signal });
        });
    });
    const stop = async (): Promise<void> => {
        kill(child, "SIGTERM");
        const forced = setTimeout(() => kill(child, "SIGKILL"), GRACE);
        await ended.catch(() => undefined);
        clearTimeout(forced);
    };
    return { process: child, ended, stderr: () => errors, stop };
}

/** Signals the child's whole group, unless the child has ended: its number may then be another process's. */
function kill(child: ChildProcess, signal: NodeJS.Signals): void {
    if (child.exitCode === null && child.signalCode === null) killGroup(child, signal);
}

/** Signals a group; one that is gone already is no error (macOS says EPERM where others say ESRCH). */
function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
    if (child.pid === undefined) return;
    try {
        process.kill(-child.pid, signal);
    } catch (error) {
        if (!["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
}
