import assert from "node:assert/strict";
import { type Part, partOf } from "./part.ts";

const layers = [
    { name: "network", needs: [] },
    { name: "cache", needs: ["network"] },
    { name: "database", needs: ["network"] },
    { name: "cluster", needs: ["cache", "database"] },
];

describe("the part of an environment that a seed rehearses", () => {
    const parts: Part[] = Array.from({ length: 1000 }, (_, seed) => partOf(seed, layers));

    function share(test: (part: Part) => boolean): number {
        return parts.filter(test).length / parts.length;
    }

    it("is the same for the same seed", () => {
        assert.deepEqual(partOf(12, layers), partOf(12, layers));
    });

    it("has with every layer what that layer uses, in the order of needs", () => {
        const kinds = new Set(parts.map((part) => part.layers.join()));
        assert.deepEqual([...kinds].sort(), [
            "network",
            "network,cache",
            "network,cache,database",
            "network,cache,database,cluster",
            "network,database",
        ]);
    });

    it("is the whole for a fourth of the seeds, the first layer alone for fewer, and changes settings for half", () => {
        assert.ok(Math.abs(share((part) => part.layers.length === 4) - 1 / 4) < 0.05);
        assert.ok(Math.abs(share((part) => part.layers.length === 1) - 3 / 16) < 0.05);
        assert.ok(Math.abs(share((part) => part.change) - 1 / 2) < 0.05);
    });

    it("does not change settings more often with some layers than with others", () => {
        const small = parts.filter((part) => part.layers.length === 1);
        assert.ok(Math.abs(small.filter((part) => part.change).length / small.length - 1 / 2) < 0.1);
    });
});
