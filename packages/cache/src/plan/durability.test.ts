import assert from "node:assert/strict";
import { leastShape } from "../testdata/cacheArgs.ts";
import { checkDurability } from "./durability.ts";
import type { CacheShape } from "./shape.ts";

const durable: CacheShape = {
    ...leastShape,
    engineVersion: "9.0",
    nodeType: "cache.r7g.large",
    shards: 2,
    durability: "sync",
};

describe("a cache's durability", () => {
    it("is taken of Valkey 9 with shards and replicas in several zones", () => {
        assert.deepEqual(checkDurability(durable), []);
        assert.deepEqual(checkDurability({ ...durable, nodeType: "cache.c7gn.xlarge", durability: "async" }), []);
    });

    it("is nothing to check where it is not asked for", () => {
        assert.deepEqual(checkDurability(leastShape), []);
    });

    for (const [change, rule] of [
        [{ engine: "redis", engineVersion: "7.1" }, "is of Valkey only"],
        [{ engineVersion: "8.1" }, "needs Valkey 9.0 or later"],
        [{ shards: undefined }, "needs shards"],
        [{ shards: "compatible" }, "needs shards"],
        [{ multiAz: false }, "needs replicas in several zones"],
        [{ nodeType: "cache.t4g.small" }, "needs a node type of family r6g, r7g, r8g, m6g, m7g, m8g, c7gn or c8gn"],
    ] as const) {
        it(`refuses it with ${JSON.stringify(change)}: it ${rule}`, () => {
            const problems = checkDurability({ ...durable, ...change });
            assert.deepEqual(
                problems.map(({ path, rule: said, value }) => [path, said, value]),
                [[["durability"], rule, "sync"]],
            );
            assert.match(problems[0]?.fix ?? "", /^write .*, or leave durability out$/);
        });
    }

    it("refuses everything that is missing at once", () => {
        assert.equal(checkDurability({ ...leastShape, replicas: 0, durability: "async" }).length, 4);
    });
});
