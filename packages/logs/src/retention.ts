import type { Violation } from "@plinth/core/settings";

/** Values CloudWatch Logs takes for retention, in days (CloudWatch Logs API Reference, PutRetentionPolicy). */
export const RETENTION_DAYS: readonly number[] = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** What is wrong with a log group's retention; `key` is the setting it stands in. Absent is fine: a default applies. */
export function checkRetention(key: string, days: number | undefined): Violation[] {
    if (days === undefined || RETENTION_DAYS.includes(days)) return [];
    return [
        {
            path: [key],
            rule: `must be a number of days CloudWatch Logs takes (${RETENTION_DAYS.join(", ")})`,
            value: days,
            fix: `write ${RETENTION_DAYS.find((allowed) => allowed >= days) ?? RETENTION_DAYS.at(-1)}`,
        },
    ];
}
