import assert from "node:assert/strict";
import { runLayer } from "@plinth/core";
import { type RecordOptions, record, type Recording } from "@plinth/testing";
import { network } from "./layer.ts";

const NAT = "aws:ec2/natGateway:NatGateway";
const SUBNET = "aws:ec2/subnet:Subnet";
const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

type Outputs = ReturnType<typeof network.build>;

async function recorded(stack: string, options: RecordOptions = {}): Promise<Recording<Outputs>> {
    return await record(() => runLayer(network) as Promise<Outputs>, { project: "plinth-network", stack, ...options });
}

describe("the network layer", () => {
    let dev: Recording<Outputs>;

    before(async () => {
        dev = await recorded("dev");
    });

    it("returns what other layers read, in the order of the zones", async () => {
        assert.deepEqual(Object.keys(dev.result).sort(), [
            "customSubnetIds",
            "isolatedSubnetIds",
            "privateSubnetIds",
            "publicSubnetIds",
            "subnetCidrs",
            "subnetTiers",
            "vpcCidr",
            "vpcId",
            "zones",
        ]);
        assert.equal(dev.result.vpcCidr, "10.20.0.0/18");
        assert.deepEqual(dev.result.zones, ["euw1-az1", "euw1-az2"]);
        assert.match(await dev.known(dev.result.vpcId), /^vpc-/);
        const tiers = await dev.known(dev.result.subnetTiers);
        for (const [tier, ids] of [
            ["public", dev.result.publicSubnetIds],
            ["private", dev.result.privateSubnetIds],
            ["isolated", dev.result.isolatedSubnetIds],
        ] as const) {
            assert.deepEqual(
                (await dev.known(ids)).map((id) => tiers[id]),
                [tier, tier],
            );
        }
    });

    it("returns the blocks of the subnets as they were made, by tier", async () => {
        const blocks = await dev.known(dev.result.subnetCidrs);
        const made = (tier: string): unknown[] =>
            ["az1", "az2"].map((zone) => dev.named(SUBNET, `network-${tier}-${zone}`)["cidrBlock"]);
        assert.deepEqual(blocks, { public: made("public"), private: made("private"), isolated: made("isolated") });
    });

    it("makes everything through the environment's own provider", () => {
        const provider = dev.resource("pulumi:providers:aws", "aws");
        const made = dev.resources.filter(({ type, custom }) => custom && type.startsWith("aws:"));
        assert.ok(made.length > 25);
        for (const resource of made) assert.ok(resource.provider.startsWith(provider.urn), resource.urn);
    });

    it("lets node classes find private subnets by the environment's name", () => {
        const tags = dev.named(SUBNET, "network-private-az1")["tags"] as Record<string, string>;
        assert.equal(tags["karpenter.sh/discovery"], "dev");
        assert.equal(tags["Layer"], "network");
    });

    // What an environment costs and survives: a change here is a decision, not an accident.
    const environments: Record<string, { zones: number; gateways: number; endpoints: number; retentionDays: number }> =
        {
            dev: { zones: 2, gateways: 1, endpoints: 2, retentionDays: 30 },
            staging: { zones: 3, gateways: 1, endpoints: 2, retentionDays: 90 },
            prod: { zones: 3, gateways: 3, endpoints: 5, retentionDays: 365 },
        };
    for (const [environment, expected] of Object.entries(environments)) {
        it(`makes ${environment} with its zones, gateways, endpoints and retention`, async () => {
            const made = await recorded(environment);
            assert.deepEqual(
                {
                    zones: made.all(SUBNET).length / 3,
                    gateways: made.all(NAT).length,
                    endpoints: made.all(ENDPOINT).length,
                    retentionDays: made.only(LOG_GROUP)["retentionInDays"],
                },
                expected,
            );
            assert.equal(made.all(FLOW_LOG).length, 1);
            assert.deepEqual(made.genericTypes, []);
        });
    }

    const choices: Record<string, { config: Record<string, string>; makes: [type: string, count: number] }> = {
        "a regional gateway": { config: { nat: "regional" }, makes: [NAT, 1] },
        "custom tiers": {
            config: { customTiers: JSON.stringify({ streaming: { routed: "isolated", place: 0 } }) },
            makes: [SUBNET, 12],
        },
        "network ACLs": { config: { networkAcls: "{}" }, makes: ["aws:ec2/networkAcl:NetworkAcl", 3] },
        "the topology of awsx": { config: { topology: "awsx" }, makes: ["awsx:ec2:Vpc", 1] },
    };
    for (const [choice, { config, makes }] of Object.entries(choices)) {
        it(`makes ${choice} where the settings say so`, async () => {
            const keyed = Object.entries(config).map(([key, value]) => [`plinth-network:${key}`, value]);
            const made = await recorded("prod", { config: Object.fromEntries(keyed) });
            assert.equal(made.all(makes[0]).length, makes[1]);
            assert.deepEqual(made.genericTypes, []);
        });
    }

    it("uses a VPC that exists already, with the same outputs", async () => {
        const subnets = (digit: number) => ({
            "euw1-az1": `subnet-0000000000000001${digit}`,
            "euw1-az2": `subnet-0000000000000002${digit}`,
        });
        const existing = {
            vpcId: "vpc-0123456789abcdef0",
            subnets: { public: subnets(1), private: subnets(2), isolated: subnets(3) },
        };
        const config = { "plinth-network:existing": JSON.stringify(existing) };
        const made = await recorded("dev", { config });
        assert.deepEqual(Object.keys(made.result).sort(), Object.keys(dev.result).sort());
        assert.equal(await made.known(made.result.vpcId), existing.vpcId);
        assert.deepEqual(await made.known(made.result.privateSubnetIds), Object.values(existing.subnets.private));
        assert.equal(made.all(SUBNET).length, 0);
    });

    it("takes stack configuration over the settings file", async () => {
        const changed = await recorded("dev", { config: { "plinth-network:nat": "perZone" } });
        assert.equal(changed.all(NAT).length, 2);
    });
});
