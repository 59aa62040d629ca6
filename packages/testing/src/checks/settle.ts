import { setImmediate as nextTurn } from "node:timers/promises";
import type { SdkStore } from "../sdk/store.ts";

/** Turns of the event loop without a new call after which a program counts as settled. */
const QUIET_TURNS = 5;

/**
 * Waits until everything a program registers has been answered, and everything that follows from the answers has run
 * (an `apply` that makes further resources, for instance).
 *
 * @param options.isBusy what else to wait for
 * @param options.calls whether to wait for calls begun before: not where one is known to wait for ever
 * @returns false when that has not happened after `seconds`: something waits for what never comes.
 */
export async function settled(
    store: SdkStore,
    { isBusy, calls, seconds }: { isBusy: () => boolean; calls: boolean; seconds: number },
): Promise<boolean> {
    const expiry = new AbortController();
    const timer = setTimeout(() => expiry.abort(), seconds * 1000);
    const expired = new Promise<false>((resolve) => {
        expiry.signal.addEventListener("abort", () => resolve(false));
    });
    try {
        return await Promise.race([quiet(store, isBusy, calls, expiry.signal), expired]);
    } finally {
        clearTimeout(timer);
        expiry.abort();
    }
}

async function quiet(store: SdkStore, isBusy: () => boolean, waits: boolean, signal: AbortSignal): Promise<true> {
    // The SDK replaces `rpcDone` with each new call; a turn drains every promise that is ready.
    for (let turns = 0, before: unknown; turns < QUIET_TURNS && !signal.aborted;) {
        const calls = store.settings.rpcDone;
        turns = calls === before && !isBusy() ? turns + 1 : 0;
        before = calls;
        if (waits) await calls;
        await nextTurn();
    }
    return true;
}
