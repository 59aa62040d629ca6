import type { Clock } from "../ports/surroundings.ts";

/** Milliseconds between two looks: a new task or pod takes tens of seconds, and each look is a request or a process. */
const BETWEEN = 10_000;

/**
 * Looks until what is seen is good, or time is up; the last look decides. At least one is taken.
 *
 * @param waitSeconds from the first look on.
 */
export async function pollUntil<Seen>(
    look: () => Promise<Seen>,
    good: (seen: Seen) => boolean,
    waitSeconds: number,
    clock: Clock,
    signal: AbortSignal,
): Promise<Seen> {
    const until = clock.now().getTime() + waitSeconds * 1000;
    for (;;) {
        const seen = await look();
        const left = until - clock.now().getTime();
        if (good(seen) || left <= 0 || signal.aborted) return seen;
        await clock.wait(Math.min(BETWEEN, left), signal);
    }
}
