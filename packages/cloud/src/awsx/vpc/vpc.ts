import { refuseWrongAddresses } from "../layout/checks.ts";
import { refuseSameSuffixes } from "../layout/zoneSuffix.ts";
import { ChildOutput, ChildReference, type Expander } from "../expansion.ts";
import { endpointChildren, endpointDns } from "./endpoints.ts";
import { GATEWAY, NetworkParts, VPC } from "./networkParts.ts";
import { planSubnets, refuseLegacyWithoutBlock } from "./subnets.ts";
import { checkVpcArguments, readVpcArguments } from "./vpcArguments.ts";
import { zonesOf } from "./zones.ts";

// What awsx 3.9 makes of a Vpc (provider source awsx/ec2/vpc.ts, read 2026-11-21), compared with the plugin itself under the
// real engine.

const DEFAULT_BLOCK = "10.0.0.0/16";

/** Arguments that the network itself takes. */
const OF_VPC = [
    "assignGeneratedIpv6CidrBlock",
    "enableNetworkAddressUsageMetrics",
    "instanceTenancy",
    "ipv4IpamPoolId",
    "ipv4NetmaskLength",
    "ipv6CidrBlock",
    "ipv6CidrBlockNetworkBorderGroup",
    "ipv6IpamPoolId",
    "ipv6NetmaskLength",
    "region",
];

/** `awsx:ec2:Vpc`. */
export const expandVpc: Expander = async ({ name, args: given, invoke }) => {
    const args = readVpcArguments(name, given);
    checkVpcArguments(args);
    const dns = endpointDns(args);
    const zones = await zonesOf(args, invoke);
    refuseWrongAddresses(args.natStrategy, args.allocationIds.length, zones.length);
    if (args.tagsByZone) refuseSameSuffixes(zones.map(String));
    const tags = { Name: name, ...args.tags };
    const asked = given.cidrBlock ?? (given.ipv4IpamPoolId === undefined ? DEFAULT_BLOCK : undefined);
    const dynamic = typeof asked !== "string";
    if (dynamic) refuseLegacyWithoutBlock(args);
    const plan = planSubnets(args, zones, dynamic ? (asked ?? new ChildOutput(VPC, "cidrBlock")) : asked);
    const made = new NetworkParts(args, zones, tags);
    made.add({
        key: VPC,
        type: "aws:ec2/vpc:Vpc",
        name,
        inputs: {
            ...Object.fromEntries(OF_VPC.map((property) => [property, given[property]])),
            ...dns,
            cidrBlock: asked,
            tags,
        },
    });
    made.add({
        key: GATEWAY,
        type: "aws:ec2/internetGateway:InternetGateway",
        name,
        parent: VPC,
        inputs: { region: given.region, vpcId: new ChildOutput(VPC, "id"), tags },
        dependsOn: [VPC],
    });
    zones.forEach((_, zone) => {
        const inZone = plan.subnets.filter((subnet) => subnet.zone === zone && subnet.type !== "Unused");
        inZone
            .sort((a, b) => orderOf(a.type) - orderOf(b.type))
            .forEach((subnet, index) => made.subnet(subnet, zone + index * zones.length));
    });
    const endpoints = endpointChildren(args, tags, {
        vpc: VPC,
        subnets: made.subnets.map(({ key, type, zone }) => ({ key, type, zone })),
        routeTables: made.routeTables,
        zones: zones.length,
    });
    return {
        children: [...made.children, ...endpoints.children],
        result: {
            ...made.result(),
            subnetLayout: plan.layout,
            vpcEndpoints: endpoints.keys.map((key) => new ChildReference(key)),
        },
        // The plugin makes all outputs of one promise: each depends on everything that an id in any of them comes from.
        resultDependsOn: [VPC, ...made.subnets.map(({ key }) => key)],
        warnings: [...plan.warnings, ...endpoints.warnings],
    };
};

/** Public subnets first: they hold the gateways that the others' routes lead to. */
function orderOf(type: string): number {
    return ["public", "private"].indexOf(type.toLowerCase()) + 1 || 3;
}
