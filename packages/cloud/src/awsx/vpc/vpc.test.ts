import assert from "node:assert/strict";
import { ChildOutput, Computed, type Expansion } from "../expansion.ts";
import { expanderOf } from "../registry.ts";
import { Resolver } from "../resolve.ts";
import { child, expand, ZONES } from "../testdata/expand.ts";
import { UNKNOWN } from "../wireValues.ts";

async function vpc(args: Record<string, unknown>): Promise<Expansion> {
    return await expand("awsx:ec2:Vpc", "net", args);
}

const SUBNET = "aws:ec2/subnet:Subnet";
const ROUTE = "aws:ec2/route:Route";
const TIERS = [{ type: "Public" }, { type: "Private" }, { type: "Isolated" }];
const ENDPOINTS = {
    vpcEndpointStrategy: "Auto",
    vpcEndpointSpecs: [
        { serviceName: "com.amazonaws.eu-west-1.s3" },
        { serviceName: "com.amazonaws.eu-west-1.ecr.api", vpcEndpointType: "Interface" },
    ],
};

describe("awsx.ec2.Vpc", () => {
    for (const { what, args, count } of [
        {
            what: "three tiers, one gateway and two endpoints",
            args: { subnetStrategy: "Auto", subnetSpecs: TIERS, natGateways: { strategy: "Single" }, ...ENDPOINTS },
            count: 41,
        },
        {
            what: "three tiers and a gateway in each zone",
            args: { subnetStrategy: "Auto", subnetSpecs: TIERS },
            count: 41,
        },
        { what: "nothing said", args: {}, count: 32 },
        {
            what: "three tiers without gateways",
            args: { subnetStrategy: "Auto", subnetSpecs: TIERS, natGateways: { strategy: "None" } },
            count: 32,
        },
        { what: "two zones", args: { numberOfAvailabilityZones: 2, subnetStrategy: "Auto" }, count: 22 },
    ]) {
        it(`has ${count} children with ${what}`, async () => {
            const { children } = await vpc(args);
            assert.equal(children.length, count);
            assert.equal(new Set(children.map(({ key }) => key)).size, count);
        });
    }

    it("makes parents and dependencies first", async () => {
        const { children } = await vpc({ ...ENDPOINTS });
        const made = new Set<string>();
        for (const { key, parent, dependsOn = [], inputs } of children) {
            const named = Object.values(inputs)
                .flat()
                .filter((value) => value instanceof ChildOutput);
            for (const needed of [parent ?? [], dependsOn, named.map((value) => value.child)].flat()) {
                assert.ok(made.has(needed), `${key} needs ${needed}`);
            }
            made.add(key);
        }
    });

    it("names subnets by zone number, and tags them by zone on request", async () => {
        const byNumber = child(await vpc({}), SUBNET, "net-public-2");
        assert.equal(byNumber.inputs.availabilityZone, "eu-west-1b");
        assert.deepEqual(byNumber.inputs.tags, { Name: "net-public-2", SubnetType: "Public" });
        assert.equal(byNumber.inputs.mapPublicIpOnLaunch, true);
        const byZone = child(await vpc({ subnetNameTagStrategy: "AvailabilityZone" }), SUBNET, "net-public-2");
        assert.deepEqual(byZone.inputs.tags, { Name: "net-public-1b", SubnetType: "Public" });
    });

    it("routes public subnets to the internet, private ones through gateways, isolated ones nowhere", async () => {
        const made = await vpc({ subnetStrategy: "Auto", subnetSpecs: TIERS, natGateways: { strategy: "Single" } });
        assert.deepEqual(child(made, ROUTE, "net-public-3").inputs.gatewayId, new ChildOutput("internetGateway", "id"));
        assert.deepEqual(
            child(made, ROUTE, "net-private-3").inputs.natGatewayId,
            new ChildOutput("natGateway net-1", "id"),
        );
        assert.equal(made.children.filter(({ type, name }) => type === ROUTE && name.includes("isolated")).length, 0);
    });

    it("uses given addresses for its gateways", async () => {
        const elasticIpAllocationIds = ["eipalloc-1", "eipalloc-2", "eipalloc-3"];
        const made = await vpc({ natGateways: { elasticIpAllocationIds } });
        assert.equal(
            made.children.some(({ type }) => type === "aws:ec2/eip:Eip"),
            false,
        );
        assert.equal(child(made, "aws:ec2/natGateway:NatGateway", "net-2").inputs.allocationId, "eipalloc-2");
    });

    it("turns DNS on for interface endpoints, and attaches them to one subnet of each zone", async () => {
        const made = await vpc({ subnetStrategy: "Auto", subnetSpecs: TIERS, ...ENDPOINTS });
        assert.equal(child(made, "aws:ec2/vpc:Vpc", "net").inputs.enableDnsHostnames, true);
        const endpoint = child(made, "aws:ec2/vpcEndpoint:VpcEndpoint", "com.amazonaws.eu-west-1.ecr.api");
        assert.deepEqual(
            endpoint.inputs.subnetIds,
            [1, 2, 3].map((zone) => new ChildOutput(`subnet net-private-${zone}`, "id")),
        );
        const gateway = child(made, "aws:ec2/vpcEndpoint:VpcEndpoint", "com.amazonaws.eu-west-1.s3");
        assert.equal((gateway.inputs.routeTableIds as unknown[]).length, 9);
    });

    it("infers nothing for endpoints under strategy Legacy, and warns", async () => {
        const made = await vpc({ vpcEndpointSpecs: ENDPOINTS.vpcEndpointSpecs });
        assert.equal(made.warnings?.length, 2);
        assert.match(String(made.warnings?.[0]), /Gateway endpoint without routeTableIds/);
        assert.match(String(made.warnings?.[1]), /Interface endpoint without subnetIds/);
    });

    it("counts on zones whose names nobody knows", async () => {
        const unknownZones = await expanderOf("awsx:ec2:Vpc")?.({
            name: "net",
            args: {},
            stack: "dev",
            invoke: () => Promise.resolve({ names: UNKNOWN }),
        });
        assert.equal(unknownZones?.children.length, 32);
        assert.equal(unknownZones?.children.find(({ type }) => type === SUBNET)?.inputs.availabilityZone, UNKNOWN);
    });

    it("cuts a network whose block the cloud chooses once it is known", async () => {
        const made = await vpc({ ipv4IpamPoolId: "ipam-pool-1", ipv4NetmaskLength: 16, subnetStrategy: "Auto" });
        const { cidrBlock } = child(made, SUBNET, "net-private-2").inputs;
        assert.ok(cidrBlock instanceof Computed);
        const resolver = new Resolver(true);
        resolver.made("vpc", { urn: "urn", id: "", outputs: {} });
        assert.equal(resolver.input(cidrBlock).value, UNKNOWN);
        resolver.made("vpc", { urn: "urn", id: "vpc-1", outputs: { cidrBlock: "10.9.0.0/16" } });
        assert.deepEqual(resolver.input(cidrBlock), { value: "10.9.64.0/19", dependencies: new Set(["urn"]) });
    });

    for (const { what, args, message } of [
        {
            what: "zones by name and by number",
            args: { availabilityZoneNames: ZONES, numberOfAvailabilityZones: 3 },
            message: /Only one of \[availabilityZoneNames\] and \[numberOfAvailabilityZones\]/,
        },
        {
            what: "more zones than the region has",
            args: { numberOfAvailabilityZones: 4 },
            message: /does not have at least 4 Availability Zones/,
        },
        {
            what: "gateways without public subnets",
            args: { subnetStrategy: "Auto", subnetSpecs: [{ type: "Private" }] },
            message: /If NAT Gateway strategy is 'OnePerAz' or 'Single', public subnets must be declared/,
        },
        {
            what: "gateways for public subnets alone",
            args: { subnetStrategy: "Auto", subnetSpecs: [{ type: "Public" }] },
            message: /along with private or isolated subnets/,
        },
        {
            what: "addresses for another number of gateways",
            args: { natGateways: { elasticIpAllocationIds: ["eipalloc-1"] } },
            message: /must match the number of availability zones/,
        },
        {
            what: "gaps under strategy Exact",
            args: { subnetStrategy: "Exact", subnetSpecs: TIERS },
            message: /There are gaps in the subnet ranges/,
        },
        {
            what: "given blocks under strategy AutoMerge",
            args: { subnetStrategy: "AutoMerge", subnetSpecs: [{ type: "Public", cidrBlocks: ["10.0.0.0/24"] }] },
            message: /subnetStrategy="AutoMerge" does not support subnetSpecs with explicit cidrBlocks/,
        },
        {
            what: "a block the cloud chooses under strategy Legacy",
            args: { ipv4IpamPoolId: "p", ipv4NetmaskLength: 16 },
            message: /not supported with subnetStrategy="Legacy"/,
        },
        {
            what: "a pool with a block and a mask",
            args: { ipv4IpamPoolId: "p", ipv4NetmaskLength: 16, cidrBlock: "10.0.0.0/16" },
            message: /Only one of 'cidrBlock', 'ipv4NetmaskLength' is allowed\./,
        },
        {
            what: "a pool without either",
            args: { ipv4IpamPoolId: "p" },
            message: /'ipv4NetmaskLength' or 'cidrBlock' must also be specified/,
        },
        {
            what: "interface endpoints in a network without DNS",
            args: { ...ENDPOINTS, enableDnsSupport: false },
            message: /requires enableDnsSupport to be true/,
        },
    ]) {
        it(`refuses ${what}`, async () => {
            await assert.rejects(vpc(args), message);
        });
    }
});
