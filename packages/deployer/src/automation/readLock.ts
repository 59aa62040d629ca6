import type { StackLock } from "../ports/engine.ts";

/** Whether what the CLI said is that somebody else works on the stack (engine 3.260; the service says 409). */
const LOCKED = /the stack is currently locked by|\[409\] Conflict: Another update is currently in progress/;

/** `file://…/dev/<id>.json: created by bob@desk (pid 123) at 2026-11-21T10:00:00Z`, of self-managed backends. */
const HOLDER = /created by (\S+)@(\S+) \(pid (\d+)\) at (\S+)/;

/**
 * Who holds a stack's lock, from what the CLI said when it met it.
 *
 * @param isAlive whether a process of this machine runs.
 * @returns `undefined` where it said something else.
 */
export function readLock(said: string, host: string, isAlive: (pid: number) => boolean): StackLock | undefined {
    if (!LOCKED.test(said)) return undefined;
    const lines = said
        .split("\n")
        .map((line) => line.trim().replace(/^error: /, ""))
        .filter((line) => LOCKED.test(line) || HOLDER.test(line));
    const found = HOLDER.exec(said);
    const words = lines.join(" ");
    if (found === null) return { said: words };
    const [, user = "", holder = "", pid = "", since = ""] = found;
    return {
        user,
        host: holder,
        pid: Number(pid),
        since,
        ...(holder === host ? { alive: isAlive(Number(pid)) } : {}),
        said: words,
    };
}
