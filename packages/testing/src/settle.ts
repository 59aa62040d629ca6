import { setImmediate as nextTurn } from "node:timers/promises";
import type { SdkState } from "./sdkState.ts";

/** Turns of the event loop without a new call after which a program counts as settled. */
const QUIET_TURNS = 5;

/**
 * Waits until everything a program registers has been answered, and everything that follows from the answers has run
 * (an `apply` that makes further resources, for instance).
 *
 * @returns false when that has not happened after `seconds`: something waits for what never comes.
 */
export async function settled(sdk: SdkState, seconds: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const expired = new Promise<false>((resolve) => {
        timer = setTimeout(() => {
            resolve(false);
        }, seconds * 1000);
    });
    try {
        return await Promise.race([quiet(sdk), expired]);
    } finally {
        clearTimeout(timer);
    }
}

async function quiet(sdk: SdkState): Promise<true> {
    // The SDK replaces `rpcDone` with each new call; a turn drains every promise that is ready.
    for (let turns = 0, before: unknown; turns < QUIET_TURNS;) {
        const calls = sdk.settings.rpcDone;
        turns = calls === before ? turns + 1 : 0;
        before = calls;
        await calls;
        await nextTurn();
    }
    return true;
}
