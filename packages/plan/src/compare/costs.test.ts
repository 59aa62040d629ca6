import assert from "node:assert/strict";
import { compareCosts, type CostOf } from "./costs.ts";
import type { ComparedStack } from "./side.ts";

type Thing = readonly [name: string, what: string, monthly: number | "unknown"];

const prices = new Map<string, { readonly what: string; readonly monthly: number | "unknown" }>();
const costOf: CostOf = ({ name }) => prices.get(name);

function stack(...things: readonly Thing[]): ComparedStack {
    const resources = things.map(([name, what, monthly]) => {
        if (what !== "") prices.set(name, { what, monthly });
        const urn = `urn:pulumi:dev::p::t::${name}`;
        return { urn, type: "t", name, custom: true, inputs: {}, propertyDependencies: {}, options: {} };
    });
    return { project: "p", stack: "dev", resources, outputs: {} } as unknown as ComparedStack;
}

describe("costs of two plans", () => {
    beforeEach(() => prices.clear());

    it("are compared by what is paid for; what is as it was is left out", () => {
        const before = stack(["a", "gateways", 32.85], ["b", "gateways", 32.85], ["c", "addresses", 3.65]);
        const after = stack(["a", "gateways", 32.85], ["c", "addresses", 3.65], ["d", "endpoints", 8.03]);
        assert.deepEqual(compareCosts(before, after, costOf), [
            { what: "endpoints", before: { count: 0, monthly: 0 }, after: { count: 1, monthly: 8.03 } },
            { what: "gateways", before: { count: 2, monthly: 65.7 }, after: { count: 1, monthly: 32.85 } },
        ]);
    });

    it("are unknown with one that is, and never taken for nothing", () => {
        const after = stack(["a", "databases", "unknown"], ["b", "databases", 10]);
        assert.deepEqual(compareCosts(stack(), after, costOf), [
            { what: "databases", before: { count: 0, monthly: 0 }, after: { count: 2, monthly: "unknown" } },
        ]);
    });

    it("are none of what costs nothing by itself, of components, and of what is only read", () => {
        const free = stack(["a", "", 0]);
        const priced = stack(["b", "gateways", 1]);
        const as = (more: object) => ({
            ...priced,
            resources: priced.resources.map((resource) => ({ ...resource, ...more })),
        });
        assert.deepEqual(compareCosts(stack(), free, costOf), []);
        assert.deepEqual(compareCosts(stack(), as({ custom: false }), costOf), []);
        assert.deepEqual(compareCosts(stack(), as({ read: true }), costOf), []);
        assert.equal(compareCosts(stack(), priced, costOf).length, 1);
    });

    it("do not differ by how fractions are summed", () => {
        const thirds = stack(["a", "x", 0.1], ["b", "x", 0.2]);
        assert.deepEqual(compareCosts(thirds, stack(["c", "x", 0.2], ["d", "x", 0.1]), costOf), []);
    });
});
