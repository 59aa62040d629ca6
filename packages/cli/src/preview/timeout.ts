import { UserError } from "@plinth/core/errors";

/**
 * Runs something that stops when its signal aborts: when time is up, or when `outer` aborts.
 *
 * @param seconds `undefined` for no limit.
 * @param unfinished what has not ended when time is up, one line each.
 * @throws UserError when time is up; the reason of `outer` when that aborted.
 */
export async function withTimeout<Result>(
    seconds: number | undefined,
    outer: AbortSignal,
    work: (signal: AbortSignal) => Promise<Result>,
    unfinished: () => readonly string[] = () => [],
): Promise<Result> {
    const time = new AbortController();
    const timer =
        seconds === undefined
            ? undefined
            : setTimeout(() => time.abort(new UserError(timeUp(seconds, unfinished()))), seconds * 1000);
    const signal = AbortSignal.any([outer, time.signal]);
    try {
        const result = await work(signal);
        signal.throwIfAborted();
        return result;
    } catch (error) {
        // Whatever stopping made of the work, the reason for it is what the person should read.
        signal.throwIfAborted();
        throw error;
    } finally {
        clearTimeout(timer);
    }
}

function timeUp(seconds: number, unfinished: readonly string[]): string {
    const what =
        unfinished.length === 0 ? ". " : `. When time was up:\n${unfinished.map((line) => `  - ${line}\n`).join("")}`;
    return `stopped after ${seconds} s (--timeout ${seconds}); nothing was reported${what}Fix: allow more time, or preview less (--layer, --passes 1) to see what does not end`;
}
