import type { Violation } from "@plinth/core/settings";
import { type AccessLogsShape, BUCKET_DEFAULTS, type LockShape, type StorageShape } from "./bucketShape.ts";

/** S3 takes retention up to 100 years (Amazon S3 API Reference, DefaultRetention; Service quotas: 36,500 days). */
export const LONGEST_LOCK_DAYS = 36_500;
/** Amazon S3 User Guide, "Understanding and managing Amazon S3 storage classes": Glacier Instant Retrieval bills 90 days at least. */
export const SHORTEST_COLD_DAYS = 90;
const LONGEST_REASON = 200;

function isDays(value: number, longest = Number.MAX_SAFE_INTEGER): boolean {
    return Number.isInteger(value) && value >= 1 && value <= longest;
}

/** What is wrong with a lock; `at` is the property it stands in. */
export function checkLock(lock: LockShape | undefined, at = "lock"): Violation[] {
    if (lock === undefined) return [];
    if (lock.mode === "none") return checkReason(lock.reason, [at, "reason"]);
    const days = lock.days ?? BUCKET_DEFAULTS.lockDays;
    if (isDays(days, LONGEST_LOCK_DAYS)) return [];
    return [
        {
            path: [at, "days"],
            rule: `must be a whole number of days from 1 to ${LONGEST_LOCK_DAYS}`,
            value: days,
            fix: "choose how long nobody may delete a log file; 365 keeps a year",
        },
    ];
}

/** A reason stands in the log of every run, so it says something and fits a line. */
export function checkReason(reason: string, path: readonly string[]): Violation[] {
    if (reason.trim().length >= 10 && reason.length <= LONGEST_REASON) return [];
    return [
        {
            path: [...path],
            rule: `must say why in 10 to ${LONGEST_REASON} characters`,
            value: reason,
            fix: "write who decided and what does the work instead",
        },
    ];
}

/** What is wrong with how long files stay; a lock that outlives them would make the expiry a promise S3 cannot keep. */
export function checkStorage(
    { coldAfterDays, expireAfterDays }: StorageShape,
    lock: LockShape | undefined,
): Violation[] {
    const [cold, expiry] = [
        coldAfterDays ?? BUCKET_DEFAULTS.coldAfterDays,
        expireAfterDays ?? BUCKET_DEFAULTS.expireAfterDays,
    ];
    const wrong = [
        ["coldAfterDays", cold],
        ["expireAfterDays", expiry],
    ] as const;
    const problems: Violation[] = wrong
        .filter(([, days]) => !isDays(days))
        .map(([key, days]) => ({
            path: ["storage", key],
            rule: "must be a whole number of days, 1 or more",
            value: days,
            fix: "choose one, or leave it out for the default",
        }));
    if (problems.length > 0) return problems;
    if (expiry < cold + SHORTEST_COLD_DAYS) {
        problems.push({
            path: ["storage", "expireAfterDays"],
            rule: `must be at least ${SHORTEST_COLD_DAYS} days after coldAfterDays (${cold}): Glacier Instant Retrieval bills that long`,
            value: expiry,
            fix: `raise it to ${cold + SHORTEST_COLD_DAYS}, or lower coldAfterDays`,
        });
    }
    const locked = lock?.mode === "none" ? 0 : (lock?.days ?? BUCKET_DEFAULTS.lockDays);
    if (Number.isInteger(locked) && expiry < locked) {
        problems.push({
            path: ["storage", "expireAfterDays"],
            rule: `must not be shorter than the lock (${locked} days): S3 deletes nothing before`,
            value: expiry,
            fix: `raise it to ${locked}, or shorten lock.days`,
        });
    }
    return problems;
}

/** What is wrong with where access is logged. */
export function checkAccessLogs(accessLogs: AccessLogsShape | undefined): Violation[] {
    if (accessLogs === undefined) return [];
    if (accessLogs.to === "bucket") {
        if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(accessLogs.bucket)) return [];
        return [
            {
                path: ["accessLogs", "bucket"],
                rule: "must be the name of a bucket",
                value: accessLogs.bucket,
                fix: "write the name without arn: or s3://",
            },
        ];
    }
    const days = accessLogs.expireAfterDays ?? BUCKET_DEFAULTS.accessLogDays;
    if (isDays(days)) return [];
    return [
        {
            path: ["accessLogs", "expireAfterDays"],
            rule: "must be a whole number of days, 1 or more",
            value: days,
            fix: "choose one, or leave it out for a year",
        },
    ];
}
