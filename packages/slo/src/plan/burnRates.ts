import type { Severity } from "@plinth/alarms/plan";

/** How fast an error budget goes, and how long that is looked at. */
export interface BurnRate {
    /** How many times faster than a budget that lasts exactly the whole window. */
    readonly burn: number;
    /** Minutes of the window that decides, for a service level of 30 days. */
    readonly longMinutes: number;
    /** Minutes of the window that says whether it still goes on: an alert ends this long after its cause. */
    readonly shortMinutes: number;
    readonly severity: Severity;
}

export const SPEEDS = ["Fast", "Slow", "Day", "Days"] as const;
export type Speed = (typeof SPEEDS)[number];

/**
 * Google, The Site Reliability Workbook, chapter 5 "Alerting on SLOs", table 5-8: 2 % of the budget in an hour, 5 % in six
 * hours, 10 % in three days, each with a short window of a twelfth. The third (10 % in a day) is sloth's, which fills the
 * gap of two and a half days between the others (sloth, internal/alert/windows/google-30d.yaml).
 *
 * The workbook writes a ticket for the last. Here it is `log`: at 1 the budget is spent at the end of the window and no
 * sooner, so there is nothing that somebody has to do; who wants to be told writes `severity: ticket`.
 */
export const BURN_RATES: Readonly<Record<Speed, BurnRate>> = {
    Fast: { burn: 14.4, longMinutes: 60, shortMinutes: 5, severity: "page" },
    Slow: { burn: 6, longMinutes: 6 * 60, shortMinutes: 30, severity: "page" },
    Day: { burn: 3, longMinutes: 24 * 60, shortMinutes: 2 * 60, severity: "ticket" },
    Days: { burn: 1, longMinutes: 3 * 24 * 60, shortMinutes: 6 * 60, severity: "log" },
};

/** The window of a service level that the numbers above are made for. */
export const DEFAULT_WINDOW_DAYS = 30;
/** Below, the short windows would be under what two readings of a counter take. */
export const LEAST_WINDOW_DAYS = 7;
/** Minutes in which Prometheus has two readings of a counter even if one of them fails (it reads twice a minute). */
const SHORTEST_WINDOW = 2;
/**
 * CloudWatch API Reference, PutMetricAlarm, Period: seven days back at most. The longest window here is a tenth of the
 * service level's.
 */
export const MOST_WINDOW_DAYS = 70;

/**
 * Minutes of a window for a service level of another length: the same share of it, so that the same share of the budget is
 * gone when an alert begins. In whole minutes.
 */
export function scaleMinutes(minutes: number, windowDays: number): number {
    return Math.max(SHORTEST_WINDOW, Math.round((minutes * windowDays) / DEFAULT_WINDOW_DAYS));
}

/** The part of the budget that is gone when an alert begins, in percent: `burn × long window / window`. */
export function budgetSpent({ burn, longMinutes }: Pick<BurnRate, "burn" | "longMinutes">): number {
    return tidy((100 * burn * longMinutes) / (DEFAULT_WINDOW_DAYS * 24 * 60));
}

/** The share of bad events at which an objective burns so fast: `burn × (1 - target)`. */
export function badShare(burn: number, targetPercent: number): number {
    return tidy((burn * (100 - targetPercent)) / 100);
}

/**
 * Without the last digits that binary fractions leave: 14.4 × (1 - 0.999) is 0.0144, and a service exactly there burns no
 * faster than that.
 */
export function tidy(value: number): number {
    return Number(value.toPrecision(12));
}
