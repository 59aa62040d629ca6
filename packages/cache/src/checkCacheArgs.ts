import type { Problem } from "@plinth/core/errors";
import { runChecks, toProblems } from "@plinth/core/settings";
import type { CacheArgs } from "./cacheArgs.ts";
import { cacheChecks, type CacheShape, checkReplicationGroupId, DEFAULTS } from "./plan/index.ts";

/** Everything that is wrong with a cache's arguments, at once. */
export function checkCacheArgs(args: CacheArgs): Problem[] {
    return [
        ...toProblems(checkReplicationGroupId(args.replicationGroupId)),
        ...checkSubnets(args),
        ...toProblems(runChecks<CacheShape>(cacheChecks, args)),
    ];
}

/** A list that is known now can be counted now; one that flows from another resource is AWS's to refuse. */
function checkSubnets({ subnetIds, multiAz = DEFAULTS.multiAz }: CacheArgs): Problem[] {
    const least = multiAz ? 2 : 1;
    if (!Array.isArray(subnetIds) || subnetIds.length >= least) return [];
    return [
        {
            path: "subnetIds",
            rule: multiAz ? "must name subnets in at least two zones with multiAz" : "must name at least one subnet",
            value: subnetIds.length,
            fix: "add an isolated subnet of another zone",
        },
    ];
}
