import assert from "node:assert/strict";
import type { Recording } from "@plinth/testing";
import type { Network, NetworkArgs } from "./network.ts";
import { recordedNetwork } from "./testdata/recordedNetwork.ts";

/** Without the choices that exclude each other: two changes are put together here. */
type Change = Partial<
    Omit<NetworkArgs, "topology" | "movedFrom" | "cidr" | "ipam" | "nat" | "natZone" | "natAddresses">
>;

/** What changes of what was there before, as `<name>.<property>`; ids are left out, as they follow from names. */
function changed(before: Recording<Network>, after: Recording<Network>): string[] {
    const now = new Map(after.resources.map((resource) => [resource.urn, resource]));
    return before.resources
        .filter(({ custom }) => custom)
        .flatMap(({ urn, name, inputs }) => {
            const same = now.get(urn);
            if (same === undefined) return [`${name} is gone`];
            const properties = new Set([...Object.keys(inputs), ...Object.keys(same.inputs)]);
            return [...properties]
                .filter((property) => JSON.stringify(inputs[property]) !== JSON.stringify(same.inputs[property]))
                .map((property) => `${name}.${property}`);
        })
        .sort();
}

const base: Change = {
    zones: ["euw1-az1", "euw1-az3"],
    tiers: ["public", "private"],
    endpoints: { gateway: ["s3"], interface: ["sts"] },
    networkAcls: {},
    customTiers: { streaming: { routed: "isolated", place: 1 } },
};

describe("a network that grows", () => {
    const growths: Readonly<Record<string, Change>> = {
        "a zone": { zones: ["euw1-az2", "euw1-az1", "euw1-az3"] },
        "one of the three tiers": { tiers: ["isolated", "public", "private"] },
        "a custom tier, named before the one that is there": {
            customTiers: { archive: { routed: "isolated", place: 0 }, ...base.customTiers },
        },
        "a gateway endpoint": { endpoints: { gateway: ["dynamodb", "s3"], interface: ["sts"] } },
        "an interface endpoint": { endpoints: { gateway: ["s3"], interface: ["kms", "sts"] } },
    };
    for (const [growth, change] of Object.entries(growths)) {
        it(`only creates when it takes ${growth}: nothing that is there goes or changes`, async () => {
            const [before, after] = [await recordedNetwork(base), await recordedNetwork({ ...base, ...change })];
            assert.deepEqual(changed(before, after), []);
            assert.ok(after.resources.length > before.resources.length);
        });
    }

    const byAwsx: Readonly<Record<string, Change>> = {
        "a zone": { zones: ["euw1-az3", "euw1-az2", "euw1-az1"] },
        "one of the three tiers": { tiers: ["isolated", "public", "private"] },
        "a custom tier, made before those that are there": {
            customTiers: { archive: { routed: "public", place: 0 }, ...base.customTiers },
        },
        "an interface endpoint": { endpoints: { gateway: ["s3"], interface: ["kms", "sts"] } },
    };
    for (const [growth, change] of Object.entries(byAwsx)) {
        it(`only creates when it takes ${growth}, by awsx, too`, async () => {
            const awsx = { ...base, zones: ["euw1-az1", "euw1-az2"], topology: "awsx" } as Partial<NetworkArgs>;
            const [before, after] = [
                await recordedNetwork(awsx),
                await recordedNetwork({ ...awsx, ...change } as Partial<NetworkArgs>),
            ];
            assert.deepEqual(changed(before, after), []);
            assert.ok(after.resources.length > before.resources.length);
        });
    }

    it("stays as it is when zones and tiers are written in another order", async () => {
        const reordered: Change = { zones: ["euw1-az3", "euw1-az1"], tiers: ["private", "public"] };
        const [before, after] = [await recordedNetwork(base), await recordedNetwork({ ...base, ...reordered })];
        assert.deepEqual(changed(before, after), []);
        assert.deepEqual(after.urns(), before.urns());
    });
});
