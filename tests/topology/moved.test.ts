import assert from "node:assert/strict";
import { factsOf, replacedBy } from "@plinth/cloud";
import { Network, type NetworkArgs } from "@plinth/network";
import { compare, type ResourceChange } from "@plinth/plan";
import { record } from "@plinth/testing";

const shapes: Readonly<Record<string, Partial<NetworkArgs>>> = {
    "all tiers and a gateway in each zone": {},
    "one gateway, custom tiers, ACLs and endpoints": {
        nat: "single",
        customTiers: {
            streaming: { routed: "isolated", place: 0 },
            batch: { routed: "private", place: 1 },
            edge: { routed: "public", place: 2 },
        },
        networkAcls: {},
        endpoints: { gateway: ["s3"], interface: ["sts"] },
    },
    "no NAT": { nat: "none", zones: ["eu-west-1a"] },
};

/** What both topologies make. What stands around it has the same name in both; ids it takes are only known to a deployed stack. */
const SHARED = /^aws:ec2\/(vpc|subnet|internetGateway|natGateway|eip|routeTable|routeTableAssociation|route):/;

async function planned(args: Partial<NetworkArgs>) {
    const bare = { cidr: "10.0.0.0/16", zones: ["euw1-az1", "euw1-az2", "euw1-az3"] };
    const target = { account: "111111111111", region: "eu-west-1" };
    const made = await record(() => new Network("network", { ...bare, ...target, ...args } as NetworkArgs), {
        preview: true,
        settleSeconds: 60,
    });
    return made.plan;
}

/** What becomes of a network's resources, by kind of change. */
async function changes(before: Partial<NetworkArgs>, after: Partial<NetworkArgs>): Promise<readonly ResourceChange[]> {
    const [old, now] = [await planned(before), await planned(after)];
    const comparison = compare({
        now: [now],
        other: { kind: "plan", stacks: [old] },
        against: { kind: "revision", revision: "before", commit: "before" },
        replacedBy: (type) => (factsOf(type) === undefined ? undefined : replacedBy(type)),
    });
    return (comparison.stacks[0]?.changes ?? []).filter(({ type }) => SHARED.test(type));
}

function described(found: readonly ResourceChange[], kind: ResourceChange["kind"]): string[] {
    return found.filter((change) => change.kind === kind).map(({ type, name }) => `${type.split("/").at(-1)} ${name}`);
}

describe("the topology of a network that is deployed", () => {
    for (const [what, shape] of Object.entries(shapes)) {
        for (const [from, to] of [
            ["native", "awsx"],
            ["awsx", "native"],
        ] as const) {
            it(`changes from ${from} to ${to} in place, with ${what}`, async () => {
                const found = await changes(
                    { ...shape, topology: from } as Partial<NetworkArgs>,
                    {
                        ...shape,
                        topology: to,
                        movedFrom: from,
                    } as Partial<NetworkArgs>,
                );
                assert.deepEqual(described(found, "replace"), []);
                assert.deepEqual(described(found, "updateOrReplace"), []);
                // awsx gives each subnet of a shared table one of its own.
                const [made, gone] = [described(found, "create"), described(found, "delete")];
                assert.deepEqual(to === "awsx" ? gone : made, []);
                for (const change of to === "awsx" ? made : gone)
                    assert.match(change, /^(routeTable:RouteTable|route:Route) /);
                const taken = found.filter(({ oldUrn }) => oldUrn !== undefined).map(({ type }) => type.split(":")[2]);
                const tiers = 3 + Object.keys(shape.customTiers ?? {}).length;
                const subnets = (shape.zones?.length ?? 3) * tiers;
                assert.equal(taken.filter((type) => type === "Subnet").length, subnets);
                assert.ok(taken.includes("Vpc") && taken.includes("InternetGateway"));
            });
        }
    }

    it("is made anew where nobody says what is deployed, as the comparison of plans shows", async () => {
        const found = await changes({ topology: "native" }, { topology: "awsx" } as Partial<NetworkArgs>);
        assert.ok(described(found, "delete").includes("vpc:Vpc network-vpc"), described(found, "delete").join());
        assert.ok(described(found, "create").includes("vpc:Vpc network"));
    });

    it("needs movedFrom for one deployment alone: without it afterwards nothing changes", async () => {
        for (const [topology, movedFrom] of [
            ["awsx", "native"],
            ["native", "awsx"],
        ] as const) {
            const found = await changes(
                { topology, movedFrom } as Partial<NetworkArgs>,
                { topology } as Partial<NetworkArgs>,
            );
            assert.deepEqual(
                found.filter(({ kind }) => kind !== "settings"),
                [],
            );
        }
    });
});
