import type { PlannedAlert } from "./planServiceLevel.ts";

/** A window in words: `1 hour`, `3 days`, `84 minutes`. */
export function describeMinutes(minutes: number): string {
    for (const [length, noun] of [
        [24 * 60, "day"],
        [60, "hour"],
    ] as const)
        if (minutes % length === 0) return count(minutes / length, noun);
    return count(minutes, "minute");
}

/** What is measured while an alert is on. */
export function describeMeasured(alert: PlannedAlert): string {
    const long = describeMinutes(alert.longMinutes);
    const short = describeMinutes(alert.shortMinutes);
    switch (alert.kind) {
        case "share":
            return (
                `more than ${percent(alert.limit)} % bad in ${long} and still in ${short} ` +
                `(${alert.burn} times what the budget lasts for; of ${alert.leastEvents} requests or more)`
            );
        case "count":
            return `${alert.leastBad} or more bad in ${long}, the last within ${short}, of fewer than ${alert.belowEvents} requests`;
        case "silent":
            return `no count of requests for ${long}`;
    }
}

function percent(share: number): number {
    return Number((share * 100).toPrecision(6));
}

function count(number: number, noun: string): string {
    return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
