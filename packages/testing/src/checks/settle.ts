import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

/** Turns of the event loop without a new call after which a program counts as settled. */
const QUIET_TURNS = 5;
/** Turns after which it is no use to look at every one. */
const MANY_TURNS = 100;

/** What {@link settled} waits for. */
export interface Activity {
    /** Resolves when all calls so far are answered; the SDK replaces it with each new call. */
    readonly calls: () => Promise<unknown> | undefined;
    /** Whether anything else is under way. */
    readonly isBusy: () => boolean;
}

/**
 * Waits until everything a program registers has been answered, and everything that follows from the answers has run
 * (an `apply` that makes further resources, for instance).
 *
 * @returns false when that has not happened after `seconds`: something waits for what never comes.
 */
export async function settled(activity: Activity, seconds: number): Promise<boolean> {
    const expiry = new AbortController();
    const timer = setTimeout(() => expiry.abort(), seconds * 1000);
    const expired = new Promise<false>((resolve) => {
        expiry.signal.addEventListener("abort", () => resolve(false));
    });
    try {
        return await Promise.race([quiet(activity, expiry.signal), expired]);
    } finally {
        clearTimeout(timer);
        expiry.abort();
    }
}

async function quiet({ calls, isBusy }: Activity, signal: AbortSignal): Promise<true> {
    // A turn drains every promise that is ready.
    for (let turns = 0, all = 0, before: unknown; turns < QUIET_TURNS && !signal.aborted; all++) {
        const current = calls();
        turns = current === before && !isBusy() ? turns + 1 : 0;
        before = current;
        await current;
        await (all < MANY_TURNS ? nextTurn() : sleep(5));
    }
    return true;
}
