import assert from "node:assert/strict";
import fc from "fast-check";
import { leastShape } from "../testdata/cacheArgs.ts";
import type { CacheShape } from "./shape.ts";
import { checkTopology, topologyOf } from "./topology.ts";

function problemsOf(change: Partial<CacheShape>) {
    return checkTopology({ ...leastShape, ...change });
}

describe("a cache's topology", () => {
    it("has a replica in another zone that takes over by itself", () => {
        assert.deepEqual(topologyOf(leastShape), {
            numCacheClusters: 2,
            automaticFailoverEnabled: true,
            multiAzEnabled: true,
        });
    });

    it("can be one node, which nothing takes over from", () => {
        assert.deepEqual(topologyOf({ ...leastShape, replicas: 0, multiAz: false }), {
            numCacheClusters: 1,
            automaticFailoverEnabled: false,
            multiAzEnabled: false,
        });
    });

    it("spreads keys over shards, each with its replicas", () => {
        assert.deepEqual(topologyOf({ ...leastShape, shards: 3, replicas: 2 }), {
            numNodeGroups: 3,
            replicasPerNodeGroup: 2,
            clusterMode: "enabled",
            automaticFailoverEnabled: true,
            multiAzEnabled: true,
        });
        const single = topologyOf({ ...leastShape, shards: 1, replicas: 0, multiAz: false });
        assert.equal(single.automaticFailoverEnabled, true);
    });

    it("is one shard of both protocols between the modes", () => {
        assert.deepEqual(topologyOf({ ...leastShape, shards: "compatible" }), {
            numNodeGroups: 1,
            replicasPerNodeGroup: 1,
            clusterMode: "compatible",
            automaticFailoverEnabled: true,
            multiAzEnabled: true,
        });
    });

    it("refuses the step between without a replica", () => {
        assert.deepEqual(problemsOf({ shards: "compatible", replicas: 0, multiAz: false }), [
            {
                path: ["shards"],
                rule: "cannot be compatible without replicas: AWS changes the mode of caches that fail over by themselves",
                value: "compatible",
                fix: "write replicas: 1, in an update before this one",
            },
        ]);
    });

    it("keeps a log of writes where the settings ask for it", () => {
        const topology = topologyOf({ ...leastShape, shards: 1, durability: "sync" });
        assert.equal("durability" in topology && topology.durability, "sync");
        assert.equal("durability" in topologyOf({ ...leastShape, shards: 1 }), false);
    });

    it("never asks AWS for what it refuses: zones need failover, failover needs a second node", () => {
        const shape = fc.record(
            {
                replicas: fc.integer({ min: -1, max: 7 }),
                multiAz: fc.boolean(),
                shards: fc.integer({ min: 0, max: 600 }),
            },
            { requiredKeys: [] },
        );
        fc.assert(
            fc.property(shape, (change) => {
                fc.pre(problemsOf(change).length === 0);
                const topology = topologyOf({ ...leastShape, ...change });
                assert.ok(!topology.multiAzEnabled || topology.automaticFailoverEnabled);
                if ("numCacheClusters" in topology) {
                    assert.ok(!topology.automaticFailoverEnabled || topology.numCacheClusters >= 2);
                    return;
                }
                assert.ok(topology.automaticFailoverEnabled);
                assert.ok(!topology.multiAzEnabled || topology.replicasPerNodeGroup >= 1);
                assert.ok(topology.numNodeGroups * (1 + topology.replicasPerNodeGroup) <= 500);
            }),
        );
    });

    it("refuses zones without replicas", () => {
        assert.deepEqual(problemsOf({ replicas: 0 }), [
            {
                path: ["multiAz"],
                rule: "must be false without replicas: there is nothing to fail over to",
                value: true,
                fix: "write replicas: 1, or multiAz: false",
            },
        ]);
    });

    for (const replicas of [-1, 6, 1.5]) {
        it(`refuses ${replicas} replicas`, () => {
            assert.deepEqual(problemsOf({ replicas }), [
                {
                    path: ["replicas"],
                    rule: "must be a whole number from 0 to 5",
                    value: replicas,
                    fix: "choose one; each primary node gets as many",
                },
            ]);
        });
    }

    for (const shards of [0, 251, 2.5]) {
        it(`refuses ${shards} shards`, () => {
            assert.deepEqual(problemsOf({ shards }), [
                {
                    path: ["shards"],
                    rule: "must be a whole number from 1 to 250: a cache has at most 500 nodes, replicas included",
                    value: shards,
                    fix: "choose one, or leave it out for a cache whose keys fit one node",
                },
            ]);
        });
    }
});
