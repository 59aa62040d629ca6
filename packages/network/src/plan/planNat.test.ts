import assert from "node:assert/strict";
import fc from "fast-check";
import { checkNetwork } from "./checkNetwork.ts";
import { planNat } from "./planNat.ts";

const ZONES = ["euw1-az1", "euw1-az2", "euw1-az3", "euw1-az4"];
const zones = fc.shuffledSubarray(ZONES, { minLength: 1 });

describe("planNat", () => {
    it("sends each zone out through its own gateway by default", () => {
        const plan = planNat({ zones: ["euw1-az2", "euw1-az1"] });
        assert.deepEqual(plan.gateways, ["euw1-az1", "euw1-az2"]);
        assert.deepEqual(Object.fromEntries(plan.through), { "euw1-az1": "euw1-az1", "euw1-az2": "euw1-az2" });
    });

    it("sends every zone out through the gateway in slot 0 when there is a single one", () => {
        const plan = planNat({ zones: ["eu-west-1c", "eu-west-1a"], nat: "single" });
        assert.deepEqual(plan.gateways, ["eu-west-1a"]);
        assert.deepEqual(Object.fromEntries(plan.through), { "eu-west-1a": "eu-west-1a", "eu-west-1c": "eu-west-1a" });
    });

    it("puts a single gateway into the zone that is set", () => {
        assert.deepEqual(planNat({ zones: ZONES, nat: "single", natZone: "euw1-az3" }).gateways, ["euw1-az3"]);
    });

    it("plans no gateway and no way out without NAT", () => {
        assert.deepEqual(planNat({ zones: ZONES, nat: "none" }), { gateways: [], through: new Map() });
    });

    it("never moves a single gateway when zones are added or reordered, or refuses the settings that would", () => {
        fc.assert(
            fc.property(
                zones,
                zones,
                fc.option(fc.constantFrom(...ZONES), { nil: undefined }),
                (before, added, natZone) => {
                    const nat = { nat: "single" as const, ...(natZone === undefined ? {} : { natZone }) };
                    const shape = { cidr: "10.0.0.0/16", zones: before, ...nat };
                    if (checkNetwork(shape, "eu-west-1").length > 0) return;
                    const grown = planNat({ zones: [...new Set([...added, ...before])], ...nat });
                    assert.deepEqual(grown.gateways, planNat(shape).gateways);
                },
            ),
        );
    });
});
