import * as pulumi from "@pulumi/pulumi";
import { refuseProblems } from "@plinth/core/errors";
import { toProblems } from "@plinth/core/settings";
import { makeGatewayEndpoints, makeInterfaceEndpoints } from "./endpoints.ts";
import { makeFlowLogs } from "./flowLogs.ts";
import { checkNetwork, type NetworkShape, orderedZones, type Tier } from "./plan/index.ts";
import { makeRouting } from "./routing.ts";
import type { Scope } from "./scope.ts";
import { type MadeSubnet, makeSubnets } from "./subnets.ts";
import { makeVpc } from "./vpc.ts";

/** Inputs of {@link Network}: its shape, and where it is made. All plain data, since all of it decides structure. */
export interface NetworkArgs extends NetworkShape {
    /** The AWS account, 12 digits: endpoint policies and the flow logs' role name it. */
    readonly account: string;
    /** The region, which must be the provider's: zones and endpoint services belong to it. */
    readonly region: string;
    /** @default aws - the commercial partition */
    readonly partition?: string;
    /**
     * Value of the tag `karpenter.sh/discovery` on private subnets, by which node classes find them.
     * @default no tag - without Karpenter nobody reads it
     */
    readonly karpenterDiscovery?: string;
    /** Tags on every resource, beside those the provider puts on everything. @default none */
    readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A VPC with public, private and isolated subnets in each zone, its ways out, its endpoints and its flow logs.
 *
 * Subnets are keyed by tier and zone and their addresses by the zone's slot, so adding a zone or a tier only creates.
 * Nothing gets a public address by itself, the default security group and route table are closed, all traffic is recorded.
 */
export class Network extends pulumi.ComponentResource {
    readonly vpcId: pulumi.Output<string>;
    readonly vpcCidr: string;
    /** In the order of their slots, as are the subnet ids below. */
    readonly zones: readonly string[];
    readonly publicSubnetIds: pulumi.Output<string[]>;
    readonly privateSubnetIds: pulumi.Output<string[]>;
    readonly isolatedSubnetIds: pulumi.Output<string[]>;
    /** The tier of each subnet by its id: evidence for programs and policies that see the id alone. */
    readonly subnetTiers: pulumi.Output<Record<string, Tier>>;
    /** Public addresses that private subnets are seen from, for the allow-lists of others; empty without NAT. */
    readonly natPublicIps: pulumi.Output<string[]>;

    /** @throws ProblemsError with everything wrong in `args`, before anything registers. */
    constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        const { account, region, partition = "aws", karpenterDiscovery, tags = {} } = args;
        refuseProblems("network", name, toProblems(checkNetwork(args, region)));
        super("plinth:network:Network", name, { ...args }, opts);

        const scope: Scope = { name, parent: this, shape: args, target: { account, region, partition }, tags };
        const vpc = makeVpc(scope);
        const subnets = makeSubnets(scope, vpc, karpenterDiscovery);
        const routing = makeRouting(scope, vpc, subnets);
        makeGatewayEndpoints(scope, vpc, routing.innerTables);
        makeInterfaceEndpoints(scope, vpc, subnets);
        makeFlowLogs(scope, vpc);

        this.vpcId = vpc.id;
        this.vpcCidr = args.cidr;
        this.zones = orderedZones(args).map(({ zone }) => zone);
        this.publicSubnetIds = idsOf(subnets, "public");
        this.privateSubnetIds = idsOf(subnets, "private");
        this.isolatedSubnetIds = idsOf(subnets, "isolated");
        this.subnetTiers = pulumi
            .all(subnets.map(({ resource }) => resource.id))
            .apply((ids) => Object.fromEntries(subnets.map(({ tier }, index) => [ids[index] ?? "", tier])));
        this.natPublicIps = pulumi.all(routing.natAddresses.map((address) => address.publicIp));
        this.registerOutputs({
            vpcId: this.vpcId,
            vpcCidr: this.vpcCidr,
            zones: this.zones,
            publicSubnetIds: this.publicSubnetIds,
            privateSubnetIds: this.privateSubnetIds,
            isolatedSubnetIds: this.isolatedSubnetIds,
            subnetTiers: this.subnetTiers,
            natPublicIps: this.natPublicIps,
        });
    }
}

function idsOf(subnets: readonly MadeSubnet[], tier: Tier): pulumi.Output<string[]> {
    return pulumi.all(subnets.filter((subnet) => subnet.tier === tier).map(({ resource }) => resource.id));
}
