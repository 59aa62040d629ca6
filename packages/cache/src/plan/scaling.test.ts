import assert from "node:assert/strict";
import fc from "fast-check";
import { leastShape } from "../testdata/cacheArgs.ts";
import { checkScaling, scaledDimensions } from "./scaling.ts";
import type { CacheShape } from "./shape.ts";

const scaling: CacheShape = {
    ...leastShape,
    nodeType: "cache.r7g.large",
    shards: 2,
    scaling: { shards: { maximum: 6 } },
};

function problemsOf(change: Partial<CacheShape>) {
    return checkScaling({ ...scaling, ...change }).map(({ path, rule }) => [path.join("."), rule]);
}

describe("a cache's scaling", () => {
    it("adds shards for memory and replicas for their load, from the numbers that the settings say", () => {
        const shape = { ...scaling, scaling: { shards: { maximum: 6 }, replicas: { maximum: 4, targetPercent: 50 } } };
        assert.deepEqual(scaledDimensions(shape), [
            {
                key: "shards",
                scalableDimension: "elasticache:replication-group:NodeGroups",
                minCapacity: 2,
                maxCapacity: 6,
                targetValue: 60,
                metric: "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage",
                decides: "numNodeGroups",
            },
            {
                key: "replicas",
                scalableDimension: "elasticache:replication-group:Replicas",
                minCapacity: 1,
                maxCapacity: 4,
                targetValue: 50,
                metric: "ElastiCacheReplicaEngineCPUUtilization",
                decides: "replicasPerNodeGroup",
            },
        ]);
        const [cpu] = scaledDimensions({ ...scaling, scaling: { shards: { maximum: 6, metric: "cpu" } } });
        assert.equal(cpu?.metric, "ElastiCachePrimaryEngineCPUUtilization");
    });

    it("is none without being asked for", () => {
        assert.deepEqual(scaledDimensions({ ...leastShape, shards: 2 }), []);
        assert.deepEqual(checkScaling(leastShape), []);
    });

    it("never lets a cache outgrow what AWS takes", () => {
        const range = fc.record({ maximum: fc.integer({ min: 0, max: 600 }) });
        const shape = fc.record({
            shards: fc.integer({ min: 1, max: 300 }),
            replicas: fc.integer({ min: 1, max: 5 }),
            scaling: fc.record({ shards: range, replicas: range }, { requiredKeys: [] }),
        });
        fc.assert(
            fc.property(shape, (change) => {
                const checked: CacheShape = { ...scaling, ...change };
                fc.pre(checkScaling(checked).length === 0 && change.shards * (1 + change.replicas) <= 500);
                const most = new Map(scaledDimensions(checked).map(({ key, maxCapacity }) => [key, maxCapacity]));
                const replicas = most.get("replicas") ?? change.replicas;
                if (most.has("shards")) assert.ok((most.get("shards") ?? 0) * (1 + replicas) <= 500);
                assert.ok(replicas <= 5);
            }),
        );
    });

    for (const [change, path, rule] of [
        [{ shards: undefined }, "scaling", "needs shards: AWS scales caches in cluster mode only"],
        [{ shards: "compatible" }, "scaling", "needs shards: AWS scales caches in cluster mode only"],
        [
            { nodeType: "cache.t4g.small" },
            "scaling",
            "needs a node type of family r6g, r7g, m6g, m7g or c7gn in size large, xlarge or 2xlarge",
        ],
        [
            { scaling: { shards: { maximum: 2 } } },
            "scaling.shards.maximum",
            "must be a whole number above shards, 2, and at most 250",
        ],
        [
            { scaling: { replicas: { maximum: 6 } } },
            "scaling.replicas.maximum",
            "must be a whole number above replicas, 1, and at most 5",
        ],
        [
            { scaling: { shards: { maximum: 6, targetPercent: 80 } } },
            "scaling.shards.targetPercent",
            "must be from 35 to 70",
        ],
        [
            { replicas: 0, multiAz: false, scaling: { replicas: { maximum: 2 } } },
            "scaling.replicas",
            "needs a replica: AWS scales by the load of those there are",
        ],
    ] as const) {
        it(`refuses ${JSON.stringify(change)}`, () => {
            assert.deepEqual(problemsOf(change), [[path, rule]]);
        });
    }
});
