import assert from "node:assert/strict";
import { costOf, HOURS_PER_MONTH, type PricedItem, priceOf } from "@plinth/prices";
import fc from "fast-check";
import { NAT_MODES, type NatMode } from "../plan/index.ts";
import { type CostShape, planCosts } from "./planCosts.ts";

const ZONES = ["euw1-az1", "euw1-az2", "euw1-az3", "euw1-az4"];
const SERVICES = ["logs", "sts", "secretsmanager", "kms", "ecr.api"];

const shapes = fc.record({
    zones: fc
        .subarray(ZONES, { minLength: 1 })
        .map((zones) => ["euw1-az1", ...zones.filter((zone) => zone !== "euw1-az1")]),
    nat: fc.constantFrom<NatMode>(...NAT_MODES),
    endpoints: fc.subarray(SERVICES).map((services) => ({ interface: services })),
});

/** @throws when it is unknown: these tests are about a region with prices. */
function known(amount: unknown): number {
    assert.equal(typeof amount, "number");
    return amount as number;
}

describe("the costs of a network", () => {
    const prod: CostShape = {
        zones: ["euw1-az1", "euw1-az2", "euw1-az3"],
        nat: "perZone",
        endpoints: { interface: ["logs", "sts"] },
    };

    it("are the hours of its gateways, their addresses and its interface endpoints in each zone", () => {
        const { nat, endpoints, monthly, hoursPerMonth } = planCosts(prod, "eu-west-1");
        assert.equal(hoursPerMonth, 730);
        // 3 × 730 × (0.048 + 0.005), and 3 × 730 × 0.011
        assert.deepEqual(nat, { nat: "perZone", gateways: 3, addresses: 3, monthly: 116.07, perGigabyte: 0.048 });
        assert.deepEqual(endpoints[0], {
            service: "logs",
            zones: 3,
            monthly: 24.09,
            perGigabyte: 0.01,
            breakEvenGigabytes: 634,
        });
        assert.equal(monthly, 164.25);
    });

    it("say what the other ways out would cost", () => {
        const { natChoices } = planCosts(prod, "eu-west-1");
        assert.deepEqual(
            natChoices.map(({ nat, gateways, monthly }) => [nat, gateways, monthly]),
            [
                ["none", 0, 0],
                ["single", 1, 38.69],
                ["perZone", 3, 116.07],
                ["regional", 3, 116.07],
            ],
        );
    });

    it("leave out ways that the network cannot have", () => {
        const choices = (changed: Partial<CostShape>) =>
            planCosts({ ...prod, ...changed }, "eu-west-1").natChoices.map(({ nat }) => nat);
        assert.deepEqual(choices({ nat: "none", tiers: ["isolated"] }), ["none"]);
        assert.deepEqual(choices({ nat: "regional", tiers: ["private"] }), ["none", "regional"]);
        assert.deepEqual(choices({ zones: ["euw1-az2", "euw1-az3"] }), ["none", "perZone", "regional"]);
        assert.deepEqual(choices({ nat: "single", zones: ["euw1-az2"], natZone: "euw1-az2" }), [...NAT_MODES]);
        assert.deepEqual(choices({ nat: "regional", natAddresses: "own" }), [...NAT_MODES]);
        assert.deepEqual(choices({ topology: "awsx" }), ["none", "single", "perZone"]);
    });

    it("compare an endpoint with nothing where there is no NAT", () => {
        const { nat, endpoints } = planCosts({ ...prod, nat: "none" }, "eu-west-1");
        assert.deepEqual([nat.monthly, nat.perGigabyte], [0, undefined]);
        assert.deepEqual(
            endpoints.map(({ breakEvenGigabytes }) => breakEvenGigabytes),
            ["noNat", "noNat"],
        );
    });

    it("are unknown in a region whose prices nobody has read, never nothing and never those of another", () => {
        const { nat, endpoints, monthly, prices } = planCosts(prod, "ap-southeast-2");
        assert.deepEqual([nat.monthly, nat.perGigabyte, monthly], ["unknown", "unknown", "unknown"]);
        assert.deepEqual([endpoints[0]?.monthly, endpoints[0]?.breakEvenGigabytes], ["unknown", "unknown"]);
        assert.ok(prices.every(({ tiers }) => tiers === "unknown"));
    });

    it("are unknown as far as one price is: the rest is said", () => {
        const { nat, natChoices, endpoints } = planCosts({ ...prod, nat: "regional" }, "eu-central-1");
        assert.equal(nat.monthly, "unknown");
        assert.equal(natChoices.find(({ nat }) => nat === "perZone")?.monthly, 124.83);
        assert.deepEqual([endpoints[0]?.monthly, endpoints[0]?.breakEvenGigabytes], [26.28, "unknown"]);
    });

    it("are unknown for an address without a price, too", () => {
        const without = (item: PricedItem, region: string) =>
            item === "publicIpv4.hour" ? undefined : priceOf(item, region);
        assert.equal(planCosts(prod, "eu-west-1", without).nat.monthly, "unknown");
        assert.equal(planCosts({ ...prod, nat: "none" }, "eu-west-1", without).monthly, 48.18);
    });

    it("grow zone by zone and endpoint by endpoint, and follow no order of zones", () => {
        fc.assert(
            fc.property(shapes, (shape) => {
                const costs = planCosts(shape, "eu-west-1");
                const reversed = planCosts({ ...shape, zones: shape.zones.toReversed() }, "eu-west-1");
                assert.deepEqual(reversed, costs);
                const more = planCosts({ ...shape, endpoints: { interface: [...SERVICES, "eks"] } }, "eu-west-1");
                const added = SERVICES.length + 1 - shape.endpoints.interface.length;
                const each = 0.011 * HOURS_PER_MONTH * shape.zones.length;
                assert.ok(Math.abs(known(more.monthly) - known(costs.monthly) - added * each) < 0.005 * (added + 1));
                const byMode = new Map(costs.natChoices.map(({ nat, monthly }) => [nat, known(monthly)]));
                const single = known(byMode.get("single"));
                assert.ok(Math.abs(known(byMode.get("perZone")) - shape.zones.length * single) < 0.01);
                assert.equal(byMode.get("none"), 0);
            }),
        );
    });

    it("break even where the endpoint's hours and gigabytes cost what NAT asks for the same gigabytes", () => {
        fc.assert(
            fc.property(shapes, fc.constantFrom("eu-west-1", "eu-central-1", "us-east-1"), (shape, region) => {
                for (const { monthly, breakEvenGigabytes, zones } of planCosts({ ...shape, nat: "perZone" }, region)
                    .endpoints) {
                    const at = known(breakEvenGigabytes);
                    const through = (gigabytes: number) =>
                        known(costOf(priceOf("natGateway.gigabyte", region), gigabytes));
                    const beside = (gigabytes: number) =>
                        known(monthly) + known(costOf(priceOf("interfaceEndpoint.gigabyte", region), gigabytes));
                    assert.equal(zones, shape.zones.length);
                    assert.ok(beside(at) <= through(at) + 0.005);
                    assert.ok(beside(at - 1) >= through(at - 1) - 0.005);
                }
            }),
        );
    });
});
