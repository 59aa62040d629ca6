import type { Timeline } from "./cloudwatch.ts";

/** Minutes from the first on, and before the second, in which nobody is told anything. */
export interface Muted {
    readonly from: number;
    readonly until: number;
}

/**
 * The minutes in which somebody is told that an alert is on. What begins while it is muted and is over before the end is told
 * to nobody; what is still on then is told then. CloudWatch does so when a mute rule ends (CloudWatch User Guide, "How alarm
 * mute rules work"), Alertmanager at the next look at its group once a silence has ended (`group_interval`).
 */
export function toldIn(timeline: Timeline, length: number, { from, until }: Muted): number[] {
    const told: number[] = [];
    let owed = false;
    for (let minute = 0; minute < length; minute++) {
        const on = timeline.has(minute);
        const begins = on && !timeline.has(minute - 1);
        const muted = minute >= from && minute < until;
        if (!on) owed = false;
        else if (muted) owed ||= begins;
        else if (begins || owed) {
            told.push(minute);
            owed = false;
        }
    }
    return told;
}
