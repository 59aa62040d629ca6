import assert from "node:assert/strict";
import { associated, dependsOn, recordedNetwork, TYPES } from "./testdata/recordedNetwork.ts";

const customTiers = {
    streaming: { routed: "isolated", place: 0, tags: { Team: "data" } },
    batch: { routed: "private", place: 1 },
    edge: { routed: "public", place: 2, sixteenths: 2 },
} as const;

describe("custom tiers", () => {
    it("have subnets in every zone, in the last quarter of the VPC", async () => {
        const made = await recordedNetwork({ customTiers });
        const blocks = Object.fromEntries(
            made
                .all(TYPES.subnet)
                .filter(({ name }) => /streaming|batch|edge/.test(name))
                .map(({ name, inputs }) => [name, inputs["cidrBlock"]]),
        );
        assert.deepEqual(blocks, {
            "network-batch-az1": "10.0.208.0/22",
            "network-batch-az2": "10.0.212.0/22",
            "network-batch-az3": "10.0.216.0/22",
            "network-edge-az1": "10.0.224.0/21",
            "network-edge-az2": "10.0.232.0/21",
            "network-edge-az3": "10.0.240.0/21",
            "network-streaming-az1": "10.0.192.0/22",
            "network-streaming-az2": "10.0.196.0/22",
            "network-streaming-az3": "10.0.200.0/22",
        });
    });

    it("are routed like the tier they name, through tables of their own", async () => {
        const made = await recordedNetwork({ customTiers });
        assert.deepEqual(dependsOn(made, TYPES.route, "network-batch-az2-internet", "natGatewayId"), [
            "network-nat-az2",
        ]);
        assert.deepEqual(dependsOn(made, TYPES.route, "network-edge-internet", "gatewayId"), [
            "network-internet-gateway",
        ]);
        assert.deepEqual(dependsOn(made, TYPES.tableAssociation, "network-streaming-az3", "routeTableId"), [
            "network-streaming",
        ]);
        const routed = made.all(TYPES.route).flatMap(({ name }) => dependsOn(made, TYPES.route, name, "routeTableId"));
        assert.ok(!routed.includes("network-streaming"));
    });

    it("reach S3 and DynamoDB through the gateway endpoints, unless they are public", async () => {
        const made = await recordedNetwork({ customTiers });
        const tables = associated(made, "network-endpoint-s3", TYPES.endpointTable, "routeTableId");
        assert.ok(tables.includes("network-streaming") && tables.includes("network-batch-az1"));
        assert.ok(!tables.includes("network-edge"));
    });

    it("carry their own tags and none by which controllers choose subnets", async () => {
        const made = await recordedNetwork({ customTiers, karpenterDiscovery: "dev" });
        assert.deepEqual(made.named(TYPES.subnet, "network-streaming-az1")["tags"], {
            Name: "network-streaming-az1",
            Team: "data",
            Tier: "streaming",
        });
        for (const tier of ["batch", "edge"]) {
            const tags = made.named(TYPES.subnet, `network-${tier}-az1`)["tags"] as Record<string, string>;
            assert.deepEqual(Object.keys(tags).sort(), ["Name", "Tier"]);
        }
    });

    it("only create: everything else keeps its name, its addresses and its settings", async () => {
        const [before, after] = [await recordedNetwork(), await recordedNetwork({ customTiers })];
        assert.deepEqual(
            before.urns().filter((urn) => !after.urns().includes(urn)),
            [],
        );
        for (const type of [TYPES.subnet, TYPES.table, TYPES.nat]) {
            for (const { name, inputs } of before.all(type)) assert.deepEqual(after.named(type, name), inputs);
        }
    });

    it("are found by name, and by what they are routed like for policies that see an id alone", async () => {
        const made = await recordedNetwork({ customTiers });
        const ids = await made.known(made.result.customSubnetIds);
        assert.deepEqual(Object.keys(ids), ["batch", "edge", "streaming"]);
        const tiers = await made.known(made.result.subnetTiers);
        assert.deepEqual(
            ids["edge"]?.map((id) => tiers[id]),
            ["public", "public", "public"],
        );
        assert.equal((await made.known(made.result.publicSubnetIds)).length, 3);
    });
});

describe("tags on the subnets of a tier", () => {
    it("are added to those the network sets", async () => {
        const made = await recordedNetwork({ subnetTags: { private: { "kubernetes.io/cluster/a": "shared" } } });
        const tags = made.named(TYPES.subnet, "network-private-az1")["tags"] as Record<string, string>;
        assert.equal(tags["kubernetes.io/cluster/a"], "shared");
        assert.equal(tags["kubernetes.io/role/internal-elb"], "1");
        const isolated = made.named(TYPES.subnet, "network-isolated-az1")["tags"] as Record<string, string>;
        assert.equal(isolated["kubernetes.io/cluster/a"], undefined);
    });
});
