import assert from "node:assert/strict";
import { type Base, divide } from "./ownership.ts";

const all = [
    { name: "network", needs: [] },
    { name: "database", needs: ["network"] },
    { name: "cache", needs: ["network"] },
    { name: "cluster", needs: ["network", "database", "cache"] },
];
const base: Base = {
    name: "dev",
    layers: ["network", "database", "cache", "cluster"],
    layout: "layered",
    upstream: {},
};
const rules = (...given: Parameters<typeof divide>): string[] => {
    const divided = divide(...given);
    assert.ok(!("layers" in divided), "it is not refused");
    return divided.map(({ rule, value, fix }) => `${rule} (${JSON.stringify(value)}): ${fix}`);
};

describe("what a review has of its own", () => {
    it("is what was asked for; what it needs besides comes from the base, and nothing else does", () => {
        assert.deepEqual(divide(["cluster"], base, all), {
            layers: ["cluster"],
            upstream: { network: "dev", database: "dev", cache: "dev" },
        });
        assert.deepEqual(divide(["database"], base, all), { layers: ["database"], upstream: { network: "dev" } });
    });

    it("is everything in a full copy, in the base's order", () => {
        assert.deepEqual(divide(["cluster", "cache", "database", "network"], base, all), {
            layers: base.layers,
            upstream: {},
        });
    });

    it("takes from elsewhere what the base takes from there, and leaves out what neither has", () => {
        const other = { ...base, layers: ["database", "cluster"], upstream: { network: "shared" } };
        assert.deepEqual(divide(["cluster"], other, all), {
            layers: ["cluster"],
            upstream: { network: "shared", database: "dev" },
        });
    });

    it("refuses to share what stands on the base's own copy of a layer that the review has, too", () => {
        assert.deepEqual(rules(["network", "cluster"], base, all), [
            'must have database as well: that of dev was made with its own network (["network","cluster"]): add database, or leave network to dev',
            'must have cache as well: that of dev was made with its own network (["network","cluster"]): add cache, or leave network to dev',
        ]);
    });

    it("refuses layers that the base does not have, and parts of a base of one stack", () => {
        assert.match(
            rules(["queue", "cache"], base, all).join(),
            /must be layers of the environment \("queue"\): name layers that dev has: network, database/,
        );
        assert.match(
            rules(["cache"], { ...base, layout: "single" }, all).join(),
            /must be layered for a review to share network.*make a full copy: --full/,
        );
    });
});
