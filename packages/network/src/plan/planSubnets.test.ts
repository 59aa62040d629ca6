import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import fc from "fast-check";
import { blockAt, type Cidr, cidrOf, contains, formatCidr, overlaps } from "@plinth/core/addresses";
import type { PlannedSubnet, SubnetsShape } from "./layout.ts";
import { planSubnets } from "./planSubnets.ts";
import { type CustomTier, type Tier, TIERS } from "./shape.ts";

const ZONES = ["euw1-az1", "euw1-az2", "euw1-az3", "euw1-az4"];
const THREE = ZONES.slice(0, 3);

const zones = fc.shuffledSubarray(ZONES, { minLength: 1 });
const tiers = fc.shuffledSubarray<Tier>([...TIERS], { minLength: 1 });
/** Custom tiers, right and wrong: places and sizes beyond the plan, names of the three. */
const customTiers = fc.dictionary(
    fc.constantFrom("streaming", "batch", "edge", "public", "x1", "bad-name"),
    fc.record(
        {
            routed: fc.constantFrom(...TIERS),
            place: fc.integer({ min: -1, max: 4 }),
            sixteenths: fc.constantFrom(1, 1, 1, 2, 2, 3, 4),
        },
        { requiredKeys: ["routed"] },
    ),
    { maxKeys: 4 },
);
/** Custom tiers that fit beside each other. */
const CUSTOM: readonly [string, CustomTier][] = [
    ["streaming", { routed: "isolated", place: 0 }],
    ["batch", { routed: "private", place: 1 }],
    ["edge", { routed: "public", place: 2, sixteenths: 2 }],
];
/** Thousands: refusals and plans of every kind are met. */
const MANY = { numRuns: 3000 };

/** Sizes from larger than AWS takes to smaller. */
const vpc = fc
    .tuple(fc.nat({ max: 2 ** 24 - 1 }), fc.integer({ min: 14, max: 30 }))
    .map(([offset, prefix]) => formatCidr(blockAt(10 * 2 ** 24 + offset, prefix)));

function block(text: string): Cidr {
    const parsed = cidrOf(text);
    assert.ok(parsed, text);
    return parsed;
}

/** The plan, or `undefined` where it was refused clearly: with a path, a rule and a fix. */
function planned(shape: SubnetsShape): PlannedSubnet[] | undefined {
    try {
        return planSubnets(shape);
    } catch (error) {
        assert.ok(error instanceof ProblemsError, String(error));
        assert.ok(error.problems.length > 0);
        for (const { path, rule, fix } of error.problems) assert.ok(path !== "" && rule !== "" && fix !== "");
        return undefined;
    }
}

function byKey(subnets: readonly PlannedSubnet[]): Map<string, string> {
    return new Map(subnets.map(({ key, cidr }) => [key, cidr]));
}

function assertSound(shape: SubnetsShape, subnets: readonly PlannedSubnet[]): void {
    const blocks = subnets.map(({ cidr }) => block(cidr));
    blocks.forEach((one, index) => {
        assert.ok(contains(block(shape.cidr), one), `${formatCidr(one)} is outside ${shape.cidr}`);
        assert.ok(one.prefix >= 16 && one.prefix <= 28, `AWS takes no subnet of the size of ${formatCidr(one)}`);
        for (const other of blocks.slice(index + 1))
            assert.ok(!overlaps(one, other), `${formatCidr(one)} and ${formatCidr(other)}`);
    });
}

describe("planSubnets", () => {
    it("gives each tier of each zone its block, private ones the largest", () => {
        const plan = byKey(planSubnets({ cidr: "10.0.0.0/16", zones: THREE }));
        assert.deepEqual(Object.fromEntries(plan), {
            "public-az1": "10.0.128.0/21",
            "public-az2": "10.0.136.0/21",
            "public-az3": "10.0.144.0/21",
            "private-az1": "10.0.0.0/19",
            "private-az2": "10.0.32.0/19",
            "private-az3": "10.0.64.0/19",
            "isolated-az1": "10.0.160.0/21",
            "isolated-az2": "10.0.168.0/21",
            "isolated-az3": "10.0.176.0/21",
        });
    });

    it("fits all three tiers of four zones into the smallest VPC it accepts", () => {
        const plan = planSubnets({ cidr: "192.168.4.0/22", zones: ZONES });
        assertSound({ cidr: "192.168.4.0/22", zones: ZONES }, plan);
        assert.equal(plan.length, 12);
        assert.equal(byKey(plan).get("public-az4"), "192.168.6.96/27");
    });

    it("either refuses clearly, or gives every tier and zone a subnet inside the VPC that overlaps no other", () => {
        let accepted = 0;
        fc.assert(
            fc.property(vpc, zones, tiers, customTiers, (cidr, someZones, someTiers, custom) => {
                const shape = { cidr, zones: someZones, tiers: someTiers, customTiers: custom };
                const subnets = planned(shape);
                if (subnets === undefined) return;
                accepted += 1;
                const count = someTiers.length + Object.keys(custom).length;
                assert.equal(subnets.length, someZones.length * count);
                assertSound(shape, subnets);
            }),
            MANY,
        );
        assert.ok(accepted > 300, `only ${accepted} cases were accepted`);
    });

    it("moves nothing when zones, tiers or custom tiers are added, removed or reordered", () => {
        let compared = 0;
        const choice = fc.tuple(zones, tiers, fc.subarray([...CUSTOM]));
        fc.assert(
            fc.property(vpc, choice, choice, (cidr, before, after) => {
                const [was, is] = [before, after].map(([someZones, someTiers, custom]) =>
                    planned({ cidr, zones: someZones, tiers: someTiers, customTiers: Object.fromEntries(custom) }),
                );
                if (was === undefined || is === undefined) return;
                compared += 1;
                const moved = byKey(is);
                for (const { key, cidr: block } of was) assert.equal(moved.get(key) ?? block, block, key);
            }),
            MANY,
        );
        assert.ok(compared > 300, `only ${compared} cases were compared`);
    });

    it("lists subnets by tier and slot, whatever the order of the settings", () => {
        fc.assert(
            fc.property(zones, tiers, (someZones, someTiers) => {
                const sorted = planSubnets({ cidr: "10.0.0.0/16", zones: [...someZones].sort(), tiers: someTiers });
                assert.deepEqual(planSubnets({ cidr: "10.0.0.0/16", zones: someZones, tiers: someTiers }), sorted);
            }),
        );
    });

    it("plans zones by name as it plans those of the same position by id", () => {
        const cidrs = (some: string[]) => planSubnets({ cidr: "10.0.0.0/16", zones: some }).map(({ cidr }) => cidr);
        assert.deepEqual(cidrs(["eu-west-1b", "eu-west-1a"]), cidrs(["euw1-az1", "euw1-az2"]));
    });

    it("takes the slot that is set for a zone", () => {
        const plan = byKey(
            planSubnets({ cidr: "10.0.0.0/16", zones: ["use1-az1", "use1-az6"], zoneSlots: { "use1-az6": 1 } }),
        );
        assert.equal(plan.get("private-az6"), "10.0.32.0/19");
    });

    it("uses a given block instead of the planned one, and keeps the others in place", () => {
        const plan = byKey(
            planSubnets({ cidr: "10.0.0.0/16", zones: THREE, subnets: { isolated: { "euw1-az2": "10.0.200.0/24" } } }),
        );
        assert.equal(plan.get("isolated-az2"), "10.0.200.0/24");
        assert.equal(plan.get("isolated-az3"), "10.0.176.0/21");
    });

    it("either refuses given blocks clearly, or lets none overlap", () => {
        const given = fc.tuple(fc.nat({ max: 2 ** 16 - 1 }), fc.integer({ min: 17, max: 29 }));
        let accepted = 0;
        fc.assert(
            fc.property(fc.constantFrom(...TIERS), fc.constantFrom(...THREE), given, (tier, zone, [offset, prefix]) => {
                const cidr = formatCidr(blockAt(10 * 2 ** 24 + offset, prefix));
                const shape = { cidr: "10.0.0.0/16", zones: THREE, subnets: { [tier]: { [zone]: cidr } } };
                const subnets = planned(shape);
                if (subnets === undefined) return;
                accepted += 1;
                assertSound(shape, subnets);
            }),
            MANY,
        );
        assert.ok(accepted > 300, `only ${accepted} cases were accepted`);
    });

    it("needs no room for a tier whose subnets are all given", () => {
        const shape: SubnetsShape = {
            cidr: "10.0.0.0/24",
            zones: ["euw1-az1"],
            tiers: ["private", "public"],
            subnets: { public: { "euw1-az1": "10.0.0.128/27" } },
        };
        assert.deepEqual(byKey(planSubnets(shape)).get("private-az1"), "10.0.0.0/27");
    });
});
