import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** In the environment of everything a preview starts: what leaves its process group is found by it. */
const NAME = "PLINTH_STARTED_BY";
const OURS = randomUUID();
/** What a process starts while it is being looked for is found in the next round. */
const ROUNDS = 5;

let count = 0;
/** Marks of processes that have ended, and may have left something running. */
const ended = new Set<string>();
/** Process numbers grow until they start again from below: what we started has higher ones than ours, or all are searched. */
let startedAgain = false;

/** The mark of a process about to start, and how it is given to it. */
export function nextMark(): { readonly mark: string; readonly environment: Readonly<Record<string, string>> } {
    count += 1;
    const mark = `${OURS}-${count}`;
    return { mark, environment: { [NAME]: mark } };
}

/** Notes that a marked process has ended: whatever else carries its mark is a stray from now on. */
export function noteEnded(mark: string, pid: number): void {
    ended.add(mark);
    startedAgain ||= pid < process.pid;
}

/**
 * Kills what processes that have ended left running: a program may start something in a group or session of its own, which
 * no signal to the program's group reaches.
 *
 * Linux only, where the environment of a process can be read. Elsewhere such processes stay.
 */
export function killStrays(): void {
    if (ended.size === 0 || !existsSync("/proc/self/environ")) return;
    for (let round = 0; round < ROUNDS; round += 1) {
        const strays = later().filter((pid) => ended.has(markOf(pid)));
        if (strays.length === 0) break;
        for (const pid of strays) kill(pid);
    }
    ended.clear();
}

/** Numbers of the processes that may have started after this one. */
function later(): number[] {
    return readdirSync("/proc")
        .map(Number)
        .filter((pid) => pid > (startedAgain ? 0 : process.pid));
}

/** The mark of a process; empty where it has none, is gone, or belongs to somebody else. */
function markOf(pid: number): string {
    try {
        const environment = readFileSync(`/proc/${pid}/environ`, "latin1");
        const start = environment.indexOf(`${NAME}=${OURS}-`);
        if (start < 0) return "";
        const end = environment.indexOf("\0", start);
        return environment.slice(start + NAME.length + 1, end < 0 ? undefined : end);
    } catch {
        return "";
    }
}

function kill(pid: number): void {
    try {
        process.kill(pid, "SIGKILL");
    } catch {
        // It has ended meanwhile.
    }
}
