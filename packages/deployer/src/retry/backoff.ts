import type { Random } from "../ports/surroundings.ts";

/** How often and how soon something is tried again. */
export interface RetryPolicy {
    /** The first one included. @default 3 - as the SDKs' standard mode, which has tried each request three times before */
    readonly attempts: number;
    /** Milliseconds. @default 1000 */
    readonly first: number;
    /** Milliseconds. @default 10000 */
    readonly longest: number;
}

export const defaultRetryPolicy: RetryPolicy = { attempts: 3, first: 1000, longest: 10_000 };

/**
 * Milliseconds to wait before an attempt: doubled each time up to the longest, of which at least half, the rest at random,
 * so that layers which failed together do not try again together.
 *
 * @param attempt the attempt that failed, from 1.
 */
export function waitAfter(attempt: number, policy: RetryPolicy, random: Random): number {
    const whole = Math.min(policy.longest, policy.first * 2 ** (attempt - 1));
    return Math.max(policy.first, Math.round(whole * (0.5 + random() / 2)));
}
