import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record, type Recording } from "@plinth/testing";
import { Network, type NetworkArgs } from "./network.ts";
import { associated, TYPES } from "./testdata/recordedNetwork.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const TABLE = "aws:ec2/routeTable:RouteTable";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const ROUTE = "aws:ec2/route:Route";
const NAT = "aws:ec2/natGateway:NatGateway";
const ADDRESS = "aws:ec2/eip:Eip";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

const valid: NetworkArgs = {
    cidr: "10.0.0.0/16",
    zones: ["euw1-az1", "euw1-az2", "euw1-az3"],
    account: "111111111111",
    region: "eu-west-1",
};

async function recorded(changed: Partial<NetworkArgs> = {}): Promise<Recording<Network>> {
    return await record(() => new Network("network", { ...valid, ...changed } as NetworkArgs));
}

/** What a resource depends on, by property: the logical names behind the ids it was given. */
function named(made: Recording<Network>, type: string, name: string, property: string): string[] {
    const urns = made.resource(type, name).propertyDependencies[property] ?? [];
    return urns.map((urn) => urn.split("::").at(-1) ?? "").sort();
}

/** Each private zone's gateway, by the names of its route table and NAT gateway. */
function exits(made: Recording<Network>): Record<string, string[]> {
    const routes = made.all(ROUTE).filter(({ name }) => name.startsWith("network-private-"));
    return Object.fromEntries(
        routes.map(({ name, inputs }) => {
            assert.equal(inputs["destinationCidrBlock"], "0.0.0.0/0");
            const table = named(made, ROUTE, name, "routeTableId").join();
            return [table, named(made, ROUTE, name, "natGatewayId")];
        }),
    );
}

describe("Network", () => {
    let made: Recording<Network>;

    before(async () => {
        made = await recorded();
    });

    it("makes one VPC of the block, with the DNS that private endpoints need", () => {
        const { cidrBlock, enableDnsHostnames, enableDnsSupport } = made.only(VPC);
        assert.deepEqual([cidrBlock, enableDnsHostnames, enableDnsSupport], ["10.0.0.0/16", true, true]);
    });

    it("makes a subnet for each tier and zone, where it was planned", () => {
        assert.deepEqual(
            Object.fromEntries(
                made.all(SUBNET).map(({ name, inputs }) => [name, [inputs["cidrBlock"], inputs["availabilityZoneId"]]]),
            ),
            {
                "network-public-az1": ["10.0.128.0/21", "euw1-az1"],
                "network-public-az2": ["10.0.136.0/21", "euw1-az2"],
                "network-public-az3": ["10.0.144.0/21", "euw1-az3"],
                "network-private-az1": ["10.0.0.0/19", "euw1-az1"],
                "network-private-az2": ["10.0.32.0/19", "euw1-az2"],
                "network-private-az3": ["10.0.64.0/19", "euw1-az3"],
                "network-isolated-az1": ["10.0.160.0/21", "euw1-az1"],
                "network-isolated-az2": ["10.0.168.0/21", "euw1-az2"],
                "network-isolated-az3": ["10.0.176.0/21", "euw1-az3"],
            },
        );
    });

    it("gives nothing a public address by itself, in no tier", () => {
        assert.deepEqual(
            new Set(made.all(SUBNET).map(({ inputs }) => inputs["mapPublicIpOnLaunch"])),
            new Set([false]),
        );
    });

    it("places zones given by name by their name", async () => {
        const byName = await recorded({ zones: ["eu-west-1a"], nat: "none" });
        const { availabilityZone, availabilityZoneId } = byName.named(SUBNET, "network-private-a");
        assert.deepEqual([availabilityZone, availabilityZoneId], ["eu-west-1a", undefined]);
    });

    it("closes the default security group and the default route table of the VPC", () => {
        const group = made.only("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
        assert.deepEqual([group["ingress"], group["egress"]], [[], []]);
        assert.deepEqual(
            named(made, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "network-default-security-group", "vpcId"),
            ["network-vpc"],
        );
        assert.deepEqual(made.only("aws:ec2/defaultRouteTable:DefaultRouteTable")["routes"], []);
    });

    it("routes public subnets to the internet gateway through one table", () => {
        const { destinationCidrBlock } = made.named(ROUTE, "network-public-internet");
        assert.equal(destinationCidrBlock, "0.0.0.0/0");
        assert.deepEqual(named(made, ROUTE, "network-public-internet", "gatewayId"), ["network-internet-gateway"]);
        for (const zone of ["az1", "az2", "az3"]) {
            assert.deepEqual(named(made, ASSOCIATION, `network-public-${zone}`, "routeTableId"), ["network-public"]);
            assert.deepEqual(named(made, ASSOCIATION, `network-public-${zone}`, "subnetId"), [
                `network-public-${zone}`,
            ]);
        }
    });

    it("sends each private zone out through the gateway in its own zone by default", () => {
        assert.deepEqual(exits(made), {
            "network-private-az1": ["network-nat-az1"],
            "network-private-az2": ["network-nat-az2"],
            "network-private-az3": ["network-nat-az3"],
        });
        for (const zone of ["az1", "az2", "az3"]) {
            assert.deepEqual(named(made, NAT, `network-nat-${zone}`, "subnetId"), [`network-public-${zone}`]);
            assert.deepEqual(named(made, NAT, `network-nat-${zone}`, "allocationId"), [`network-nat-${zone}`]);
            assert.deepEqual(named(made, ASSOCIATION, `network-private-${zone}`, "routeTableId"), [
                `network-private-${zone}`,
            ]);
        }
    });

    it("makes NAT gateways after the way to the internet they pass traffic to", () => {
        const { dependencies } = made.resource(NAT, "network-nat-az1");
        assert.ok(dependencies.some((urn) => urn.endsWith("::network-internet-gateway")));
    });

    it("gives isolated subnets no route, only a table", () => {
        assert.deepEqual(named(made, ASSOCIATION, "network-isolated-az2", "routeTableId"), ["network-isolated"]);
        const routed = made.all(ROUTE).flatMap(({ name }) => named(made, ROUTE, name, "routeTableId"));
        assert.ok(!routed.includes("network-isolated"));
    });

    it("sends every private zone out through one gateway when there is a single one", async () => {
        const single = await recorded({ nat: "single" });
        assert.deepEqual(
            single.all(NAT).map(({ name }) => name),
            ["network-nat-az1"],
        );
        assert.equal(single.all(ADDRESS).length, 1);
        assert.deepEqual(new Set(Object.values(exits(single)).flat()), new Set(["network-nat-az1"]));
        assert.equal(Object.keys(exits(single)).length, 3);
    });

    it("gives private subnets tables without a route out when there is no NAT", async () => {
        const none = await recorded({ nat: "none" });
        assert.deepEqual([none.all(NAT).length, none.all(ADDRESS).length], [0, 0]);
        assert.deepEqual(exits(none), {});
        assert.deepEqual(named(none, ASSOCIATION, "network-private-az3", "routeTableId"), ["network-private-az3"]);
        assert.deepEqual(await none.known(none.result.natPublicIps), []);
    });

    it("adds S3 and DynamoDB endpoints to every private and isolated table, and to no public one", () => {
        for (const service of ["s3", "dynamodb"]) {
            const { vpcEndpointType, serviceName, policy } = made.named(ENDPOINT, `network-endpoint-${service}`);
            assert.deepEqual([vpcEndpointType, serviceName], ["Gateway", `com.amazonaws.eu-west-1.${service}`]);
            assert.deepEqual(associated(made, `network-endpoint-${service}`, TYPES.endpointTable, "routeTableId"), [
                "network-isolated",
                "network-private-az1",
                "network-private-az2",
                "network-private-az3",
            ]);
            assert.match(String(policy), /"aws:PrincipalAccount":"111111111111","aws:ResourceAccount":"111111111111"/);
        }
    });

    it("makes no interface endpoint, and no security group for one, unless asked", () => {
        assert.equal(made.all(ENDPOINT).length, 2);
        assert.equal(made.all("aws:ec2/securityGroup:SecurityGroup").length, 0);
    });

    it("puts interface endpoints into the private subnets, with private DNS, open to HTTPS from the VPC alone", async () => {
        const asked = await recorded({ endpoints: { gateway: [], interface: ["ecr.api", "sts"] } });
        assert.equal(asked.all(ENDPOINT).length, 2);
        const { vpcEndpointType, serviceName, privateDnsEnabled } = asked.named(ENDPOINT, "network-endpoint-ecr-api");
        assert.deepEqual(
            [vpcEndpointType, serviceName, privateDnsEnabled],
            ["Interface", "com.amazonaws.eu-west-1.ecr.api", true],
        );
        assert.deepEqual(associated(asked, "network-endpoint-sts", TYPES.endpointSubnet, "subnetId"), [
            "network-private-az1",
            "network-private-az2",
            "network-private-az3",
        ]);
        assert.deepEqual(named(asked, ENDPOINT, "network-endpoint-sts", "securityGroupIds"), ["network-endpoints"]);
        assert.equal(asked.only("aws:ec2/securityGroup:SecurityGroup")["egress"], undefined);
        const { cidrIpv4, ipProtocol, fromPort, toPort } = asked.only(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        );
        assert.deepEqual([cidrIpv4, ipProtocol, fromPort, toPort], ["10.0.0.0/16", "tcp", 443, 443]);
    });

    it("puts interface endpoints into isolated subnets where there are no private ones", async () => {
        const asked = await recorded({ tiers: ["isolated"], nat: "none", endpoints: { interface: ["sts"] } });
        assert.deepEqual(associated(asked, "network-endpoint-sts", TYPES.endpointSubnet, "subnetId"), [
            "network-isolated-az1",
            "network-isolated-az2",
            "network-isolated-az3",
        ]);
    });

    it("tags subnets so that load balancers and node classes find them by tier", async () => {
        const tagged = await recorded({ karpenterDiscovery: "dev", tags: { Layer: "network" } });
        assert.deepEqual(tagged.named(SUBNET, "network-public-az1")["tags"], {
            Name: "network-public-az1",
            Layer: "network",
            Tier: "public",
            "kubernetes.io/role/elb": "1",
        });
        assert.deepEqual(tagged.named(SUBNET, "network-private-az1")["tags"], {
            Name: "network-private-az1",
            Layer: "network",
            Tier: "private",
            "kubernetes.io/role/internal-elb": "1",
            "karpenter.sh/discovery": "dev",
        });
        assert.deepEqual(tagged.named(SUBNET, "network-isolated-az1")["tags"], {
            Name: "network-isolated-az1",
            Layer: "network",
            Tier: "isolated",
        });
    });

    it("names the tier of each subnet by its id, and lists ids by tier in the order of the slots", async () => {
        const reordered = await recorded({ zones: ["euw1-az3", "euw1-az1", "euw1-az2"] });
        const tiers = await reordered.known(reordered.result.subnetTiers);
        const privateIds = await reordered.known(reordered.result.privateSubnetIds);
        assert.equal(Object.keys(tiers).length, 9);
        assert.deepEqual(
            privateIds.map((id) => tiers[id]),
            ["private", "private", "private"],
        );
        assert.deepEqual(reordered.result.zones, ["euw1-az1", "euw1-az2", "euw1-az3"]);
        assert.deepEqual(privateIds, await made.known(made.result.privateSubnetIds));
        assert.deepEqual(reordered.urns(), made.urns());
    });

    it("only creates when a zone is added: every other resource keeps its name and its own settings", async () => {
        const fewer = await recorded({ zones: ["euw1-az3", "euw1-az1"] });
        assert.deepEqual(
            fewer.urns().filter((urn) => !made.urns().includes(urn)),
            [],
        );
        for (const { type, name, inputs } of fewer.all(SUBNET)) assert.deepEqual(made.named(type, name), inputs);
        assert.deepEqual(exits(fewer)["network-private-az3"], exits(made)["network-private-az3"]);
    });

    it("keeps every table when going from a single gateway to one per zone", async () => {
        const single = await recorded({ nat: "single" });
        const tables = (recording: Recording<Network>) => recording.all(TABLE).map(({ urn }) => urn);
        assert.deepEqual(tables(single), tables(made));
    });

    it("has unknown ids in a preview, and knows what does not depend on AWS", async () => {
        const preview = await record(() => new Network("network", valid), { preview: true });
        assert.deepEqual([preview.result.vpcCidr, preview.result.zones.length], ["10.0.0.0/16", 3]);
        await assert.rejects(preview.known(preview.result.subnetTiers));
        assert.deepEqual(preview.urns(), made.urns());
    });

    it("refuses wrong arguments before anything registers, all at once", async () => {
        await assert.rejects(
            recorded({ cidr: "10.0.0.0/24", zones: ["use1-az1"], endpoints: { interface: ["s4"] } }),
            (error: unknown) => {
                assert.ok(error instanceof ProblemsError);
                assert.match(error.message, /^network "network": 3 problems\n/);
                assert.deepEqual(
                    error.problems.map(({ path }) => path),
                    ["cidr", "endpoints.interface[0]", "zones[0]"],
                );
                return true;
            },
        );
    });
});
