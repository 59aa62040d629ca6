import type { Check, Violation } from "@plinth/core/settings";
import { checkUsers } from "./checkUsers.ts";
import { SERVERLESS_DEFAULTS, type ServerlessLimits, type ServerlessShape } from "./serverlessShape.ts";

const LONGEST_SNAPSHOT_DAYS = 35;

/** `@pulumi/aws` 7.48, ServerlessCacheCacheUsageLimits: what each limit may be. */
const RANGES: Readonly<Record<keyof ServerlessLimits, { least: number; most: number; unit: string }>> = {
    storageGb: { least: 1, most: 5000, unit: "GB" },
    ecpuPerSecond: { least: 1000, most: 15_000_000, unit: "ECPU a second" },
};

/** Users sign in with IAM from these on (Amazon ElastiCache User Guide, "Authenticating with IAM"). */
const MAJORS = { valkey: ["7", "8", "9"], redis: ["7"] } as const;

function checkVersion({ engine = SERVERLESS_DEFAULTS.engine, majorVersion }: ServerlessShape): Violation[] {
    const majors: readonly string[] = MAJORS[engine];
    if (majors.includes(majorVersion)) return [];
    return [
        {
            path: ["majorVersion"],
            rule: `must be a major version of ${engine} with IAM authentication: ${majors.join(", ")}`,
            value: majorVersion,
            fix: `write it in quotes without a minor, such as "${majors.at(-1)}"`,
        },
    ];
}

function checkLimits({ limits }: ServerlessShape): Violation[] {
    return (Object.keys(RANGES) as (keyof ServerlessLimits)[]).flatMap((name) => {
        const { least, most, unit } = RANGES[name];
        const range = limits[name];
        const path = ["limits", name];
        const outside = (["maximum", "minimum"] as const).flatMap((bound): Violation[] => {
            const value = range[bound];
            if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return [];
            return [
                {
                    path: [...path, bound],
                    rule: `must be a whole number from ${least} to ${most} (${unit})`,
                    value,
                    fix: "choose one",
                },
            ];
        });
        if (outside.length > 0 || range.minimum === undefined || range.minimum <= range.maximum) return outside;
        return [
            {
                path: [...path, "minimum"],
                rule: `must not be above the maximum, ${range.maximum}`,
                value: range.minimum,
                fix: "lower it, or leave it out: a minimum is paid for whether it is used or not",
            },
        ];
    });
}

function checkSnapshots({ snapshots = {} }: ServerlessShape): Violation[] {
    const { retentionDays = SERVERLESS_DEFAULTS.snapshotRetentionDays, time = SERVERLESS_DEFAULTS.snapshotTime } =
        snapshots;
    const days: Violation = {
        path: ["snapshots", "retentionDays"],
        rule: `must be a whole number of days from 0 to ${LONGEST_SNAPSHOT_DAYS}`,
        value: retentionDays,
        fix: "choose one; 0 takes no snapshots",
    };
    const clock: Violation = {
        path: ["snapshots", "time"],
        rule: "must be a time of day, UTC",
        value: time,
        fix: `write it as ${SERVERLESS_DEFAULTS.snapshotTime}`,
    };
    const whole = Number.isInteger(retentionDays) && retentionDays >= 0 && retentionDays <= LONGEST_SNAPSHOT_DAYS;
    return [...(whole ? [] : [days]), ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? [] : [clock])];
}

/** Everything that can be wrong with a serverless cache's shape. */
export const serverlessChecks: readonly Check<ServerlessShape>[] = [
    { reads: ["engine", "majorVersion"], check: checkVersion },
    { reads: ["limits"], check: checkLimits },
    { reads: ["users"], check: checkUsers },
    { reads: ["snapshots"], check: checkSnapshots },
];
