import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PLINTH = join(import.meta.dirname, "../../packages/cli/bin/plinth.js");
/** In the environment of everything a run starts, directly or not. */
const MARK = "PLINTH_FAULTS_RUN";

/** How a run ended, and what it left. */
export interface Ended {
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly out: string;
    readonly err: string;
    /** Command lines of processes that still run when `plinth` has ended. */
    readonly processes: readonly string[];
    /** What stands in the system's temporary folder, which was empty. */
    readonly files: readonly string[];
}

/** A run of the command line whose processes and temporary files can be told from all others. */
export interface Watched {
    readonly process: ChildProcess;
    readonly ended: Promise<Ended>;
    /** What it has written so far. */
    out(): string;
    err(): string;
}

/** Whether left processes can be counted here: it takes the environment of each, which Linux alone shows. */
export const canCount = existsSync("/proc/self/environ");

/** Starts `plinth` as a person would, and watches what it leaves. */
export function watched(
    cwd: string,
    argv: readonly string[],
    environment: Readonly<Record<string, string>> = {},
): Watched {
    const mark = randomUUID();
    const temporary = mkdtempSync(join(tmpdir(), "plinth-faults-tmp-"));
    const child = spawn(process.execPath, [PLINTH, ...argv], {
        cwd,
        env: { ...process.env, TMPDIR: temporary, [MARK]: mark, ...environment },
        stdio: ["ignore", "pipe", "pipe"],
    });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const ended = new Promise<Ended>((resolve, reject) => {
        child.once("error", reject);
        // Not "close": a process that is left may hold the output open for ever.
        child.once("exit", (code, signal) => {
            const processes = processesWith(`${MARK}=${mark}`);
            setTimeout(() => {
                const files = readdirSync(temporary, { recursive: true }).map(String);
                rmSync(temporary, { recursive: true });
                resolve({ code, signal, out, err, processes, files });
            }, 50);
        });
    });
    return { process: child, ended, out: () => out, err: () => err };
}

function processesWith(words: string): string[] {
    if (!canCount) return [];
    return readdirSync("/proc").flatMap((pid) => {
        if (!/^\d+$/.test(pid)) return [];
        try {
            if (!readFileSync(`/proc/${pid}/environ`, "latin1").includes(words)) return [];
            return [readFileSync(`/proc/${pid}/cmdline`, "latin1").replaceAll("\0", " ").slice(0, 200)];
        } catch {
            return [];
        }
    });
}
