import type { Violation } from "@plinth/core/settings";
import { type CacheChoice, type CacheShape, DEFAULTS, type Durability } from "./shape.ts";

/** Amazon ElastiCache User Guide, "Quotas for ElastiCache": replicas per shard, nodes per cluster. */
export const MOST_REPLICAS = 5;
export const MOST_NODES = 500;

/** How the nodes are laid out, as the provider takes it. */
export type Topology = { readonly automaticFailoverEnabled: boolean; readonly multiAzEnabled: boolean } & (
    | { readonly numCacheClusters: number }
    | {
          readonly numNodeGroups: number;
          readonly replicasPerNodeGroup: number;
          readonly clusterMode: "compatible" | "enabled";
          readonly durability?: Durability;
      }
);

export function topologyOf(shape: CacheShape): Topology {
    const { replicas = DEFAULTS.replicas, multiAz = DEFAULTS.multiAz, shards, durability } = shape;
    if (shards === undefined) {
        return {
            numCacheClusters: 1 + replicas,
            automaticFailoverEnabled: replicas > 0,
            multiAzEnabled: multiAz,
        };
    }
    return {
        numNodeGroups: shards === "compatible" ? 1 : shards,
        replicasPerNodeGroup: replicas,
        // Always said: left out, a cache that was compatible would stay so.
        clusterMode: shards === "compatible" ? "compatible" : "enabled",
        ...(durability === undefined ? {} : { durability }),
        // Cluster mode takes no other value, even without a replica to fail over to.
        automaticFailoverEnabled: true,
        multiAzEnabled: multiAz,
    };
}

/** Amazon ElastiCache User Guide, "Modifying cluster mode". */
const COMPATIBLE_ALONE: Violation = {
    path: ["shards"],
    rule: "cannot be compatible without replicas: AWS changes the mode of caches that fail over by themselves",
    value: "compatible",
    fix: "write replicas: 1, in an update before this one",
};

/** The shape as one of the choices that fit each other. */
export function chooseLayout(shape: CacheShape): CacheChoice {
    const { engine, shards, durability, scaling, ...settings } = shape;
    if (typeof shards !== "number") return { ...settings, engine, shards };
    if (engine === "redis") return { ...settings, engine, shards, scaling };
    return { ...settings, engine, shards, durability, scaling };
}

export function checkTopology(shape: CacheShape): Violation[] {
    const { replicas = DEFAULTS.replicas, multiAz = DEFAULTS.multiAz, shards } = shape;
    if (!Number.isInteger(replicas) || replicas < 0 || replicas > MOST_REPLICAS) {
        return [
            {
                path: ["replicas"],
                rule: `must be a whole number from 0 to ${MOST_REPLICAS}`,
                value: replicas,
                fix: "choose one; each primary node gets as many",
            },
        ];
    }
    const problems: Violation[] = [];
    if (multiAz && replicas === 0) {
        problems.push({
            path: ["multiAz"],
            rule: "must be false without replicas: there is nothing to fail over to",
            value: multiAz,
            fix: "write replicas: 1, or multiAz: false",
        });
    }
    if (shards === "compatible") {
        return replicas > 0 ? problems : [...problems, COMPATIBLE_ALONE];
    }
    if (shards !== undefined && (!Number.isInteger(shards) || shards < 1 || shards * (1 + replicas) > MOST_NODES)) {
        problems.push({
            path: ["shards"],
            rule: `must be a whole number from 1 to ${Math.floor(MOST_NODES / (1 + replicas))}: a cache has at most ${MOST_NODES} nodes, replicas included`,
            value: shards,
            fix: "choose one, or leave it out for a cache whose keys fit one node",
        });
    }
    return problems;
}
