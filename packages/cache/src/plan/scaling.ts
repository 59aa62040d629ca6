import type { Violation } from "@plinth/core/settings";
import { type CacheShape, DEFAULTS, type ScalingMetric, type ScalingRange } from "./shape.ts";
import { MOST_NODES, MOST_REPLICAS } from "./topology.ts";

/** Amazon ElastiCache User Guide, "Auto Scaling Valkey and Redis OSS clusters", Prerequisites: those with Graviton. */
const SCALING_TYPES = /^cache\.(r[67]g|m[67]g|c7gn)\.(large|xlarge|2xlarge)$/;
/** The same guide, "Target tracking scaling policies" and "Adding a scaling policy". */
const [LEAST_TARGET, MOST_TARGET] = [35, 70];

const SHARD_METRICS: Readonly<Record<ScalingMetric, string>> = {
    memory: "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage",
    cpu: "ElastiCachePrimaryEngineCPUUtilization",
};

/** What scales by itself, as Application Auto Scaling takes it. */
export interface ScaledDimension {
    /** In logical names. */
    readonly key: "shards" | "replicas";
    readonly scalableDimension: string;
    readonly minCapacity: number;
    readonly maxCapacity: number;
    readonly metric: string;
    readonly targetValue: number;
    /** The replication group's input that AWS decides from then on. */
    readonly decides: "numNodeGroups" | "replicasPerNodeGroup";
}

/** What of a cache scales by itself. */
export function scaledDimensions({
    scaling = {},
    shards,
    replicas = DEFAULTS.replicas,
}: CacheShape): ScaledDimension[] {
    if (typeof shards !== "number") return [];
    const dimensions: ScaledDimension[] = [];
    if (scaling.shards !== undefined) {
        dimensions.push({
            key: "shards",
            scalableDimension: "elasticache:replication-group:NodeGroups",
            ...capacity(shards, scaling.shards),
            metric: SHARD_METRICS[scaling.shards.metric ?? DEFAULTS.scalingMetric],
            decides: "numNodeGroups",
        });
    }
    if (scaling.replicas !== undefined) {
        dimensions.push({
            key: "replicas",
            scalableDimension: "elasticache:replication-group:Replicas",
            ...capacity(replicas, scaling.replicas),
            metric: "ElastiCacheReplicaEngineCPUUtilization",
            decides: "replicasPerNodeGroup",
        });
    }
    return dimensions;
}

function capacity(minimum: number, { maximum, targetPercent = DEFAULTS.scalingTargetPercent }: ScalingRange) {
    return { minCapacity: minimum, maxCapacity: maximum, targetValue: targetPercent };
}

export function checkScaling(shape: CacheShape): Violation[] {
    const { scaling, shards, replicas = DEFAULTS.replicas, nodeType } = shape;
    if (scaling === undefined) return [];
    if (typeof shards !== "number") {
        const rule = "needs shards: AWS scales caches in cluster mode only";
        return [{ path: ["scaling"], rule, value: scaling, fix: "write shards: 1, or leave scaling out" }];
    }
    const problems: Violation[] = [];
    if (!SCALING_TYPES.test(nodeType)) {
        problems.push({
            path: ["scaling"],
            rule: "needs a node type of family r6g, r7g, m6g, m7g or c7gn in size large, xlarge or 2xlarge",
            value: nodeType,
            fix: "write nodeType: cache.r7g.large, or leave scaling out",
        });
    }
    if (scaling.replicas !== undefined && replicas === 0) {
        problems.push({
            path: ["scaling", "replicas"],
            rule: "needs a replica: AWS scales by the load of those there are",
            value: replicas,
            fix: "write replicas: 1",
        });
    }
    const mostReplicas = scaling.replicas?.maximum ?? replicas;
    return [
        ...problems,
        ...checkRange("shards", scaling.shards, shards, Math.floor(MOST_NODES / (1 + mostReplicas))),
        ...checkRange("replicas", scaling.replicas, replicas, MOST_REPLICAS),
    ];
}

function checkRange(key: string, range: ScalingRange | undefined, least: number, most: number): Violation[] {
    if (range === undefined) return [];
    const { maximum, targetPercent = DEFAULTS.scalingTargetPercent } = range;
    const problems: Violation[] = [];
    if (!Number.isInteger(maximum) || maximum <= least || maximum > most) {
        problems.push({
            path: ["scaling", key, "maximum"],
            rule: `must be a whole number above ${key}, ${least}, and at most ${most}`,
            value: maximum,
            fix: `choose one, or leave scaling.${key} out`,
        });
    }
    if (!(targetPercent >= LEAST_TARGET && targetPercent <= MOST_TARGET)) {
        problems.push({
            path: ["scaling", key, "targetPercent"],
            rule: `must be from ${LEAST_TARGET} to ${MOST_TARGET}`,
            value: targetPercent,
            fix: `choose one, or leave it out for ${DEFAULTS.scalingTargetPercent}`,
        });
    }
    return problems;
}
