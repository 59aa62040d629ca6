import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { killStrays, nextMark, noteEnded } from "./strays.ts";

/** How long a child that was asked to stop may take, in milliseconds, before it is killed. */
const GRACE = 2000;

/** How much of what a child prints to standard error is kept, in characters; a chunk more at most. */
const LONGEST_ERRORS = 256 * 1024;

/** How long the output of a process that has ended may stay open, in milliseconds, before whoever holds it is looked for. */
const LINGER = 300;

/** What makes the SDK start faster; see there. Short, because the SDK looks for `--require` to learn of other loaders. */
const PRELOAD = ["-r", fileURLToPath(new URL("../preload/preload.js", import.meta.url))];

/** Processes that run, with their marks; none outlives this one, however it ends. */
const running = new Map<ChildProcess, string>();

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
    options: {
        readonly cwd: string;
        readonly env: NodeJS.ProcessEnv;
        readonly onLine: (line: string) => void;
        /** Default true. Its own frames push a program's out of stack traces, which are ten lines long. */
        readonly preload?: boolean;
    },
): Child {
    // A group of its own, so that what a program starts is stopped with it.
    const { mark, environment } = nextMark();
    const child = spawn(process.execPath, [...(options.preload === false ? [] : PRELOAD), ...args], {
        cwd: options.cwd,
        env: { ...options.env, ...environment },
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
    });
    remember(child, mark);
    let errors = "";
    let cut = false;
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
        if (errors.length < LONGEST_ERRORS) errors += chunk;
        else cut = true;
    });
    const ended = new Promise<Awaited<Child["ended"]>>((resolve, reject) => {
        child.on("error", reject);
        let lingering: NodeJS.Timeout | undefined;
        // What a program leaves running would outlive it, and keep its output open for ever.
        child.on("exit", () => {
            killGroup(child, "SIGKILL");
            noteEnded(mark, child.pid ?? 0);
            lingering = setTimeout(() => void endOutput(child), LINGER);
        });
        child.on("close", (code, signal) => {
            clearTimeout(lingering);
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
    return { process: child, ended, stderr: () => (cut ? wholeLines(errors) : errors), stop };
}

/** A cut text without what the cut left of its last line, or of a long one its end: half a secret could not be recognised. */
function wholeLines(text: string): string {
    const end = Math.max(text.lastIndexOf("\n"), text.length - 8192);
    return `${text.slice(0, end)}\n(more was printed and is left out)`;
}

/** Has a child end with this process, be it by an error nobody expected or by a second Ctrl-C. */
function remember(child: ChildProcess, mark: string): void {
    if (running.size === 0) process.once("exit", killRunning);
    running.set(child, mark);
    const forget = (): void => {
        running.delete(child);
        if (running.size === 0) process.off("exit", killRunning);
    };
    child.once("exit", forget).once("error", forget);
}

function killRunning(): void {
    for (const [child, mark] of running) {
        kill(child, "SIGKILL");
        noteEnded(mark, child.pid ?? 0);
    }
    killStrays();
}

/** Closes the output of an ended process that something else holds open: what it left running, which ends now. */
async function endOutput({ stdout, stderr }: ChildProcess): Promise<void> {
    killStrays();
    await pause(LINGER);
    stdout?.destroy();
    stderr?.destroy();
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
