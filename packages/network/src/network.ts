import type { AlarmArgs, Widgets } from "@plinth/alarms";
import { checkAlarmArgs } from "@plinth/alarms/plan";
import * as pulumi from "@pulumi/pulumi";
import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import { toProblems } from "@plinth/core/settings";
import { makeAcls } from "./acls.ts";
import { watchNetwork } from "./alarms.ts";
import { makeAwsx } from "./awsx.ts";
import { makeGatewayEndpoints, makeInterfaceEndpoints } from "./endpoints.ts";
import { makeEncryptionControl } from "./encryptionControl.ts";
import { makeFlowLogs } from "./flowLogs.ts";
import { formerUrns } from "./formerUrns.ts";
import { makeNative } from "./native.ts";
import {
    checkNetwork,
    type IpamShape,
    type NatAddresses,
    type NetworkAlarmRole,
    networkAlarms,
    type NetworkShape,
    orderedZones,
    type Tier,
    networkOptOuts,
    planSubnetCidrs,
    type SubnetCidrs,
} from "./plan/index.ts";
import { type Scope, vpcCidr } from "./scope.ts";
import type { MadeSubnet } from "./subnets.ts";

/** Where the VPC's block comes from: given, or handed out by IPAM. */
export type AddressChoice =
    { readonly cidr: string; readonly ipam?: undefined } | { readonly ipam: IpamShape; readonly cidr?: undefined };

/** How private subnets reach the internet, with what belongs to that way alone. */
export type NatChoice =
    | { readonly nat?: "none" | "perZone"; readonly natZone?: undefined; readonly natAddresses?: undefined }
    | { readonly nat: "single"; readonly natZone?: string; readonly natAddresses?: undefined }
    | { readonly nat: "regional"; readonly natAddresses?: NatAddresses; readonly natZone?: undefined };

/** A network of plain resources, the default. */
export type NativeChoice = AddressChoice & NatChoice & { readonly topology?: "native"; readonly movedFrom?: "awsx" };

/** A network that `awsx.ec2.Vpc` makes, without what it has no word for. */
export interface AwsxChoice {
    readonly topology: "awsx";
    readonly movedFrom?: "native";
    readonly cidr: string;
    readonly ipam?: undefined;
    readonly nat?: "none" | "single" | "perZone";
    readonly natZone?: undefined;
    readonly natAddresses?: undefined;
}

/** Inputs of {@link Network}: its shape, and where it is made. All plain data, since all of it decides structure. */
export type NetworkArgs = (NativeChoice | AwsxChoice) & NetworkBase;

interface NetworkBase extends Omit<NetworkShape, keyof NativeChoice | keyof AwsxChoice>, AlarmArgs<NetworkAlarmRole> {
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
    /** Known before deployment, unless IPAM hands it out. */
    readonly vpcCidr: string | pulumi.Output<string>;
    /** In the order of their slots, as are the subnet ids below. */
    readonly zones: readonly string[];
    readonly publicSubnetIds: pulumi.Output<string[]>;
    readonly privateSubnetIds: pulumi.Output<string[]>;
    readonly isolatedSubnetIds: pulumi.Output<string[]>;
    /** Subnets of custom tiers, by the tier's name. */
    readonly customSubnetIds: pulumi.Output<Record<string, string[]>>;
    /** Blocks of the subnets of each tier, in the order of the zones: what rules about addresses name. */
    readonly subnetCidrs: pulumi.Output<SubnetCidrs>;
    /** The tier each subnet is routed like, by its id: evidence for programs and policies that see the id alone. */
    readonly subnetTiers: pulumi.Output<Record<string, Tier>>;
    /** Public addresses that private subnets are seen from, for the allow-lists of others; empty without NAT. */
    readonly natPublicIps: pulumi.Output<string[]>;
    /** What a dashboard shows of the network: states of its alarms, and what they watch. */
    readonly widgets: Widgets;

    /** @throws ProblemsError with everything wrong in `args`, before anything registers. */
    constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        const { account, region, partition = "aws", karpenterDiscovery, tags = {} } = args;
        refuseProblems(
            "network",
            name,
            toProblems([...checkNetwork(args, region), ...checkAlarmArgs(networkAlarms, args)]),
        );
        const { movedFrom, ...registered } = args;
        super("plinth:network:Network", name, registered, opts);
        logOptOuts(name, networkOptOuts, args);

        const scope: Scope = {
            name,
            parent: this,
            shape: args,
            target: { account, region, partition },
            tags,
            formerUrn: formerUrns(name, this.urn, args),
        };
        const { vpc, subnets, innerTables, natGateways, natPublicIps } =
            args.topology === "awsx"
                ? makeAwsx(scope, karpenterDiscovery, movedFrom === "native")
                : makeNative(scope, karpenterDiscovery);
        makeGatewayEndpoints(scope, vpc, innerTables);
        const endpoints = makeInterfaceEndpoints(scope, vpc, subnets);
        makeAcls(scope, vpc, subnets);
        makeEncryptionControl(scope, vpc);
        const flowLog = makeFlowLogs(scope, vpc);
        this.widgets = watchNetwork(scope, { vpcId: vpc.id, natGateways, endpoints, flowLog }, args);

        this.vpcId = vpc.id;
        this.vpcCidr = vpcCidr(scope, vpc);
        this.zones = orderedZones(args).map(({ zone }) => zone);
        this.publicSubnetIds = idsOf(subnets, "public");
        this.privateSubnetIds = idsOf(subnets, "private");
        this.isolatedSubnetIds = idsOf(subnets, "isolated");
        const custom = Object.keys(args.customTiers ?? {}).sort();
        this.customSubnetIds = pulumi.all(Object.fromEntries(custom.map((tier) => [tier, idsOf(subnets, tier)])));
        this.subnetTiers = pulumi
            .all(subnets.map(({ id }) => id))
            .apply((ids) => Object.fromEntries(subnets.map(({ routed }, index) => [ids[index] ?? "", routed])));
        this.subnetCidrs = pulumi.output(this.vpcCidr).apply((cidr) => planSubnetCidrs({ ...args, cidr }));
        this.natPublicIps = natPublicIps;
        this.registerOutputs({
            vpcId: this.vpcId,
            vpcCidr: this.vpcCidr,
            zones: this.zones,
            publicSubnetIds: this.publicSubnetIds,
            privateSubnetIds: this.privateSubnetIds,
            isolatedSubnetIds: this.isolatedSubnetIds,
            customSubnetIds: this.customSubnetIds,
            subnetTiers: this.subnetTiers,
            subnetCidrs: this.subnetCidrs,
            natPublicIps: this.natPublicIps,
        });
    }
}

function idsOf(subnets: readonly MadeSubnet[], tier: string): pulumi.Output<string[]> {
    return pulumi.all(subnets.filter((subnet) => subnet.tier === tier).map(({ id }) => id));
}
