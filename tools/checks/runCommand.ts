import { type ChildProcess, spawn } from "node:child_process";

/** Long enough for the slowest check on two slow cores; a check that hangs ends, and says so. */
const LONGEST_MINUTES = 27;

const running = new Set<ChildProcess>();

// A group of its own does not hear the terminal's Ctrl-C.
for (const [signal, number] of [
    ["SIGINT", 2],
    ["SIGTERM", 15],
] as const)
    process.once(signal, () => {
        for (const child of running) endAll(child);
        process.exit(128 + number);
    });

export interface CommandResult {
    /** Zero only when the command itself ended well. */
    readonly code: number;
    /** Standard output and error, in the order they came. */
    readonly output: string;
    readonly seconds: number;
}

/** Runs a Node script of this repository under the Node that runs this, and collects what it writes. */
export function runNodeScript(
    script: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
): Promise<CommandResult> {
    const started = performance.now();
    return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [script, ...args], {
            stdio: ["ignore", "pipe", "pipe"],
            env: { ...process.env, ...env },
            // A group of its own: what a check started ends with it.
            detached: process.platform !== "win32",
        });
        const timer = setTimeout(() => endAll(child), LONGEST_MINUTES * 60_000);
        running.add(child);
        let output = "";
        const collect = (chunk: Buffer) => void (output += chunk.toString("utf8"));
        child.stdout.on("data", collect);
        child.stderr.on("data", collect);
        child.on("error", reject);
        child.on("close", (code, signal) => {
            clearTimeout(timer);
            running.delete(child);
            const seconds = (performance.now() - started) / 1000;
            if (signal) output += `\nended by ${signal} after ${seconds.toFixed(0)} s`;
            resolve({ code: code ?? 1, output, seconds });
        });
    });
}

function endAll(child: ChildProcess): void {
    try {
        if (child.pid === undefined || process.platform === "win32") child.kill("SIGKILL");
        else process.kill(-child.pid, "SIGKILL");
    } catch {
        // It has ended by itself.
    }
}
