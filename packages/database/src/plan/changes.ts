import type { Violation } from "@plinth/core/settings";
import { versionOf } from "./engine.ts";

/** What decides whether RDS takes a change, of the inputs of an instance or a cluster. Absent: not said, or not known yet. */
export interface RunningDatabase {
    readonly allocatedStorage?: unknown;
    readonly engineVersion?: unknown;
    readonly allowMajorVersionUpgrade?: unknown;
}

/** What is wrong with the way from what runs to what is asked for, all at once; paths start at the database. */
export function checkChange(before: RunningDatabase, after: RunningDatabase): Violation[] {
    return [...checkShrinking(before, after), ...checkVersion(before, after)];
}

/**
 * RDS refuses less storage, and with autoscaling the provider does not even ask: the setting would be ignored without a word
 * (hashicorp/terraform-provider-aws, internal/service/rds/instance.go, allocated_storage).
 */
function checkShrinking({ allocatedStorage: from }: RunningDatabase, { allocatedStorage: to }: RunningDatabase) {
    if (typeof from !== "number" || typeof to !== "number" || to >= from) return [];
    return [
        {
            path: ["storage", "size"],
            rule: `must not be below ${from}, which the database has: RDS gives no storage back`,
            value: to,
            fix: `write ${from}; for less, move the data into a database of another name`,
        },
    ];
}

function checkVersion(before: RunningDatabase, after: RunningDatabase): Violation[] {
    const [old, now] = [before.engineVersion, after.engineVersion];
    if (typeof old !== "string" || typeof now !== "string") return [];
    const [from, to] = [versionOf(old), versionOf(now)];
    if (from === undefined || to === undefined) return [];
    const older =
        to.major < from.major ||
        (to.major === from.major && from.minor !== undefined && to.minor !== undefined && to.minor < from.minor);
    if (older) {
        return [
            {
                path: ["engineVersion"],
                rule: `must not be older than ${old}, which runs now: AWS has no way back`,
                value: now,
                fix: "restore a snapshot from before the upgrade into a database of another name",
            },
        ];
    }
    if (to.major === from.major || after.allowMajorVersionUpgrade === true) return [];
    return [
        {
            path: ["upgradeFrom"],
            rule: `is required to go from ${old} to ${now}: AWS raises a major only when told so, with an outage of minutes`,
            fix: `write upgradeFrom with the version that runs now, minor included, such as ${from.major}.${from.minor ?? 9}`,
        },
    ];
}
