import { nameRules } from "@plinth/core/naming";
import type { Check, Violation } from "@plinth/core/settings";
import { checkRetention } from "@plinth/logs";
import { checkDurability } from "./durability.ts";
import { checkEngineVersion, checkNodeType } from "./engine.ts";
import { checkParameters } from "./parameters.ts";
import { checkScaling } from "./scaling.ts";
import { type CacheShape, DEFAULTS } from "./shape.ts";
import { checkToken } from "./token.ts";
import { checkTopology } from "./topology.ts";
import { checkUsers } from "./checkUsers.ts";
import { checkWindows } from "./windows.ts";

const LONGEST_SNAPSHOT_DAYS = 35;
const idRule = nameRules["aws:elasticache/replicationGroup:ReplicationGroup"];

function checkSnapshots({ snapshots = {} }: CacheShape): Violation[] {
    const days = snapshots.retentionDays ?? DEFAULTS.snapshotRetentionDays;
    if (Number.isInteger(days) && days >= 0 && days <= LONGEST_SNAPSHOT_DAYS) return [];
    return [
        {
            path: ["snapshots", "retentionDays"],
            rule: `must be a whole number of days from 0 to ${LONGEST_SNAPSHOT_DAYS}`,
            value: days,
            fix: "choose one; 0 takes no snapshots",
        },
    ];
}

function checkPort({ port = DEFAULTS.port }: CacheShape): Violation[] {
    if (Number.isInteger(port) && port >= 1024 && port <= 65_535) return [];
    return [
        {
            path: ["port"],
            rule: "must be from 1024 to 65535",
            value: port,
            fix: `choose one, or leave it out for ${DEFAULTS.port}`,
        },
    ];
}

/**
 * What is wrong with a cache's own name in AWS; `key` is the argument it stands in. Of serverless caches the API Reference
 * names no limit; what is held to a replication group's is short enough for names of users, too.
 */
export function checkName(key: string, id: string): Violation[] {
    if (idRule.pattern.test(id) && id.length <= idRule.maxLength) return [];
    return [
        {
            path: [key],
            rule: `must be at most ${idRule.maxLength} lower-case letters, digits and single hyphens, a letter first`,
            value: id,
            fix: "shorten or rename it",
        },
    ];
}

/** Everything that can be wrong with a cache's shape. */
export const cacheChecks: readonly Check<CacheShape>[] = [
    { reads: ["engine", "engineVersion"], check: checkEngineVersion },
    { reads: ["nodeType"], check: checkNodeType },
    { reads: ["replicas", "multiAz", "shards"], check: checkTopology },
    {
        reads: ["durability", "engine", "engineVersion", "nodeType", "replicas", "multiAz", "shards"],
        check: checkDurability,
    },
    { reads: ["scaling", "shards", "replicas", "nodeType"], check: checkScaling },
    { reads: ["users"], check: checkUsers },
    { reads: ["token", "tlsMigration"], check: checkToken },
    { reads: ["snapshots"], check: checkSnapshots },
    { reads: ["snapshots", "maintenanceWindow"], check: checkWindows },
    { reads: ["port"], check: checkPort },
    {
        reads: ["logRetentionDays"],
        check: ({ logRetentionDays }) => checkRetention("logRetentionDays", logRetentionDays),
    },
    { reads: ["parameters"], check: checkParameters },
];
