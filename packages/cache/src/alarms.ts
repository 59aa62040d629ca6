import { makeAlarms, useGraphs, type Widgets } from "@plinth/alarms";
import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import type { CacheArgs, ServerlessCacheArgs } from "./cacheArgs.ts";
import {
    cacheAlarms,
    type CacheShape,
    nodesOf,
    planCacheAlarms,
    planServerlessAlarms,
    serverlessAlarms,
} from "./plan/index.ts";

/** Alarms of each node of a cache, and what a dashboard shows of it. */
export function watchCache(
    name: string,
    args: CacheArgs,
    group: aws.elasticache.ReplicationGroup,
    parent: pulumi.Resource,
): Widgets {
    const shape: CacheShape = args;
    // Through the group, so that no alarm waits for a cache that could not be made.
    const identifierOf = (node: string): pulumi.Output<string> =>
        pulumi.interpolate`${group.replicationGroupId}-${node}`;
    const alarms = planCacheAlarms(shape, identifierOf);
    const nodes = nodesOf(shape).map((node) => ({ label: node, dimensions: { CacheClusterId: identifierOf(node) } }));
    return {
        ...makeAlarms({ name, title: args.replicationGroupId, rules: cacheAlarms, args, parent }, alarms),
        drawn: useGraphs("cache", nodes),
    };
}

/** Alarms of a serverless cache, and what a dashboard shows of it. */
export function watchServerless(
    name: string,
    args: ServerlessCacheArgs,
    cache: aws.elasticache.ServerlessCache,
    parent: pulumi.Resource,
): Widgets {
    return makeAlarms(
        { name, title: args.cacheName, rules: serverlessAlarms, args, parent },
        planServerlessAlarms(cache.name, args.limits, args.alarms),
    );
}
