import { checkAlarmArgs } from "@plinth/alarms/plan";
import type { Problem } from "@plinth/core/errors";
import { runChecks, toProblems } from "@plinth/core/settings";
import type { CacheArgs, ServerlessCacheArgs } from "./cacheArgs.ts";
import {
    cacheAlarms,
    cacheChecks,
    type CacheShape,
    checkName,
    DEFAULTS,
    serverlessAlarms,
    serverlessChecks,
    type ServerlessShape,
} from "./plan/index.ts";

/** Everything that is wrong with a cache's arguments, at once. */
export function checkCacheArgs(args: CacheArgs): Problem[] {
    return [
        ...toProblems(checkName("replicationGroupId", args.replicationGroupId)),
        ...checkSubnets(args.subnetIds, (args.multiAz ?? DEFAULTS.multiAz) ? "with multiAz" : undefined),
        ...toProblems(runChecks<CacheShape>(cacheChecks, args)),
        ...toProblems(checkAlarmArgs(cacheAlarms, args)),
    ];
}

/** Everything that is wrong with a serverless cache's arguments, at once. */
export function checkServerlessArgs(args: ServerlessCacheArgs): Problem[] {
    return [
        ...toProblems(checkName("cacheName", args.cacheName)),
        // A rule of ours: its endpoint outlives the loss of a zone.
        ...checkSubnets(args.subnetIds, "for a serverless cache"),
        ...toProblems(runChecks<ServerlessShape>(serverlessChecks, args)),
        ...toProblems(checkAlarmArgs(serverlessAlarms, args)),
    ];
}

/**
 * A list that is known now can be counted now; one that flows from another resource is AWS's to refuse.
 *
 * @param zones why there have to be several.
 */
function checkSubnets(subnetIds: CacheArgs["subnetIds"], zones: string | undefined): Problem[] {
    const least = zones === undefined ? 1 : 2;
    if (!Array.isArray(subnetIds) || subnetIds.length >= least) return [];
    return [
        {
            path: "subnetIds",
            rule:
                zones === undefined
                    ? "must name at least one subnet"
                    : `must name subnets in at least two zones ${zones}`,
            value: subnetIds.length,
            fix: "add an isolated subnet of another zone",
        },
    ];
}
