import { checkAlarmArgs } from "@plinth/alarms/plan";
import type { Problem } from "@plinth/core/errors";
import { checkLogicalName, longestLogicalName } from "@plinth/core/naming";
import { checkPlace } from "@plinth/core/place";
import { runChecks, toProblems, type Violation } from "@plinth/core/settings";
import type { AuditTrailArgs } from "./auditTrail.ts";
import type { LogBucketArgs } from "./logBucket.ts";
import { auditAlarms, checkAccessLogs, checkLock, checkStorage, trailChecks } from "./plan/index.ts";

/** What names of buckets leave to the component's. */
export const TRAIL_NAME_LENGTH = longestLogicalName("aws:s3/bucket:Bucket") - "-access-logs-bucket".length;

/** Everything that is wrong with a bucket's arguments, at once. */
export function checkLogBucketArgs(name: string, args: LogBucketArgs): Problem[] {
    const lock = args.lock?.mode === "unsupported" ? undefined : args.lock;
    // Nothing locks the files then, so nothing is longer than they stay.
    const limits = args.lock?.mode === "unsupported" ? ({ mode: "none", reason: "" } as const) : lock;
    return [
        ...checkLogicalName(name, TRAIL_NAME_LENGTH),
        ...checkPlace({ account: args.account }),
        ...toProblems(checkLock(lock)),
        ...toProblems(checkStorage(args.storage ?? {}, limits)),
        ...toProblems(checkAccessLogs(args.accessLogs)),
    ];
}

/** Everything that is wrong with a trail's arguments, at once. */
export function checkTrailArgs(name: string, args: AuditTrailArgs): Problem[] {
    return [
        ...checkLogicalName(name, TRAIL_NAME_LENGTH),
        ...checkPlace({ account: args.account }),
        ...toProblems(checkTrailName(args.trailName)),
        ...toProblems(runChecks(trailChecks, args)),
        ...toProblems(checkAlarmArgs(auditAlarms, args)),
    ];
}

/** CloudTrail User Guide, "Naming requirements for CloudTrail resources". */
function checkTrailName(trailName: string): Violation[] {
    const fits =
        /^[a-zA-Z0-9][a-zA-Z0-9._-]{1,126}[a-zA-Z0-9]$/.test(trailName) &&
        !/[._-]{2}/.test(trailName) &&
        !/^\d+\.\d+\.\d+\.\d+$/.test(trailName);
    if (fits) return [];
    return [
        {
            path: ["trailName"],
            rule: "must be 3 to 128 letters, digits, and single dots, underscores or hyphens between them",
            value: trailName,
            fix: "rename it; a trail that exists cannot be renamed without a gap",
        },
    ];
}
