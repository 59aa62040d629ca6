import assert from "node:assert/strict";
import fc from "fast-check";
import { awsxName, planAwsx } from "./planAwsx.ts";
import { planMove } from "./planMove.ts";
import { planSubnets } from "./planSubnets.ts";
import type { NetworkShape } from "./shape.ts";

type Shape = NetworkShape & { readonly cidr: string };

const shape: Shape = {
    cidr: "10.0.0.0/16",
    zones: ["euw1-az2", "euw1-az1"],
    nat: "single",
    customTiers: { batch: { routed: "private", place: 1 }, edge: { routed: "public", place: 2 } },
};

const shapes: fc.Arbitrary<Shape> = fc.record({
    cidr: fc.constantFrom("10.0.0.0/16", "10.8.0.0/18", "172.20.0.0/20"),
    zones: fc
        .integer({ min: 1, max: 4 })
        .map((count) => ["a", "b", "c", "d"].slice(0, count).map((zone) => `eu-west-1${zone}`)),
    tiers: fc.subarray(["private" as const, "isolated" as const]).map((inner) => ["public" as const, ...inner]),
    nat: fc.constantFrom("none" as const, "single" as const, "perZone" as const),
    customTiers: fc.dictionary(
        fc.constantFrom("batch", "edge", "streaming"),
        fc.record({ routed: fc.constantFrom("public" as const, "private" as const, "isolated" as const) }),
    ),
});

/** Custom tiers at places of their own. */
function placed({ customTiers = {}, ...rest }: Shape): Shape {
    const names = Object.keys(customTiers).sort();
    return {
        ...rest,
        customTiers: Object.fromEntries(
            names.map((name, place) => [
                name,
                { ...customTiers[name], routed: customTiers[name]?.routed ?? "public", place },
            ]),
        ),
    };
}

describe("a network as awsx takes it", () => {
    it("has its zones in the order of their slots, and its kinds of subnet in the order in which awsx makes them", () => {
        const { zones, natStrategy, specs } = planAwsx(shape);
        assert.deepEqual([zones, natStrategy], [["euw1-az1", "euw1-az2"], "Single"]);
        assert.deepEqual(
            specs.map(({ tier, type, name, cidrBlocks }) => [tier, type, name, cidrBlocks[1]]),
            [
                ["public", "Public", undefined, "10.0.136.0/21"],
                ["edge", "Public", "edge", "10.0.228.0/22"],
                ["private", "Private", undefined, "10.0.32.0/19"],
                ["batch", "Private", "batch", "10.0.212.0/22"],
                ["isolated", "Isolated", undefined, "10.0.168.0/21"],
            ],
        );
        assert.deepEqual(
            specs.map((spec) => awsxName("network", spec, 1)),
            ["network-public-2", "network-edge-2", "network-private-2", "network-batch-2", "network-isolated-2"],
        );
    });

    it("has every planned block, once, in its own zone and kind", () => {
        fc.assert(
            fc.property(shapes.map(placed), (any) => {
                const { zones, specs } = planAwsx(any);
                const found = specs.flatMap(({ tier, cidrBlocks }) =>
                    cidrBlocks.map((cidr, at) => `${tier} ${zones[at]} ${cidr}`),
                );
                const planned = planSubnets(any).map(({ tier, zone, cidr }) => `${tier} ${zone} ${cidr}`);
                assert.deepEqual(found.sort(), planned.sort());
            }),
        );
    });

    it("names what it shares with the native topology so that no two are taken over by one, nor one by two", () => {
        fc.assert(
            fc.property(shapes.map(placed), (any) => {
                const moved = planMove("network", any, planAwsx(any));
                const natives = moved.map(({ type, role }) => `${type} ${role}`);
                const awsx = moved.map(
                    ({ type, awsxName, awsxParents }) => `${awsxParents.join("$")}$${type} ${awsxName}`,
                );
                assert.equal(new Set(natives).size, natives.length);
                assert.equal(new Set(awsx).size, awsx.length);
            }),
        );
    });
});
