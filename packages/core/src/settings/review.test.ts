import assert from "node:assert/strict";
import { checkDataFile } from "./dataFile.ts";
import { reviewSchema } from "./review.ts";

const said = (value: unknown): string[] => {
    const read = checkDataFile(JSON.stringify(value), { file: "review", schema: reviewSchema, fix: "write it" });
    assert.ok("problems" in read, "it is accepted");
    return read.problems.map(({ path, rule }) => `${path}: ${rule}`);
};

describe("settings of reviews", () => {
    it("take the layers and a limit of cost; everything else has a default that is safe", () => {
        assert.deepEqual(reviewSchema.parse({ layers: ["cache"], monthlyCostCap: 50 }), {
            kind: "namespace",
            layers: ["cache"],
            ttl: "72h",
            monthlyCostCap: 50,
            unknownCost: "refuse",
        });
        const { addresses } = reviewSchema.parse({
            kind: "copy",
            monthlyCostCap: 1,
            addresses: { pool: "10.192.0.0/12" },
        });
        assert.equal(addresses?.prefix, 20);
    });

    it("refuse no limit of cost, a review without layers, and one that lives for more than two weeks", () => {
        assert.match(said({ layers: ["cache"] }).join(), /^monthlyCostCap: /);
        assert.match(said({ monthlyCostCap: 50 }).join(), /layers: must name at least one layer/);
        assert.match(said({ layers: ["cache"], monthlyCostCap: 0 }).join(), /^monthlyCostCap: /);
        assert.match(said({ layers: ["cache"], monthlyCostCap: 50, ttl: "337h" }).join(), /^ttl: must be at most 336h/);
        assert.match(said({ layers: ["cache"], monthlyCostCap: 50, ttl: "3d" }).join(), /^ttl: /);
    });

    it("refuse a pool that is no block, or that has no room for a part", () => {
        const of = (pool: string, prefix = 20): string =>
            said({ kind: "copy", monthlyCostCap: 1, addresses: { pool, prefix } }).join();
        assert.match(of("10.192.0.1/12"), /^addresses\.pool: must start at the first address of its block/);
        assert.match(of("10.192.0.0/22"), /^addresses\.prefix: must leave a part of the pool/);
    });
});
