import assert from "node:assert/strict";
import type { Recording } from "@plinth/testing";
import type { Network, NetworkArgs } from "./network.ts";
import { recordedNetwork } from "./testdata/recordedNetwork.ts";

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

const base: Partial<NetworkArgs> = {
    zones: ["euw1-az1", "euw1-az3"],
    tiers: ["public", "private"],
    endpoints: { gateway: ["s3"], interface: ["sts"] },
    networkAcls: {},
    customTiers: { streaming: { routed: "isolated", place: 1 } },
};

describe("a network that grows", () => {
    const growths: { of: string; change: Partial<NetworkArgs>; updates?: string[] }[] = [
        {
            of: "a zone",
            change: { zones: ["euw1-az2", "euw1-az1", "euw1-az3"] },
            updates: ["network-endpoint-s3.routeTableIds", "network-endpoint-sts.subnetIds"],
        },
        {
            of: "one of the three tiers",
            change: { tiers: ["isolated", "public", "private"] },
            updates: ["network-endpoint-s3.routeTableIds"],
        },
        {
            of: "a custom tier, named before the one that is there",
            change: { customTiers: { archive: { routed: "isolated", place: 0 }, ...base.customTiers } },
            updates: ["network-endpoint-s3.routeTableIds"],
        },
        { of: "a gateway endpoint", change: { endpoints: { gateway: ["dynamodb", "s3"], interface: ["sts"] } } },
        { of: "an interface endpoint", change: { endpoints: { gateway: ["s3"], interface: ["kms", "sts"] } } },
        {
            of: "nothing: zones and tiers in another order",
            change: { zones: ["euw1-az3", "euw1-az1"], tiers: ["private", "public"] },
        },
    ];
    for (const { of, change, updates = [] } of growths) {
        const what =
            updates.length === 0 ? "changing nothing that is there" : `updating ${updates.join(" and ")} alone`;
        it(`takes ${of}, ${what}`, async () => {
            const before = await recordedNetwork(base);
            assert.deepEqual(changed(before, await recordedNetwork({ ...base, ...change })), updates);
        });
    }
});
