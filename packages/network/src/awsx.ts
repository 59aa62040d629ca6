// This file alone: the package's index would load every component of awsx.
import { Vpc } from "@pulumi/awsx/ec2/vpc.js";
import * as pulumi from "@pulumi/pulumi";
import { awsxTransform, type FormerRoles } from "./awsxTransform.ts";
import {
    type AwsxPlan,
    nativeTable,
    planAwsx,
    planMove,
    planNat,
    planPlaces,
    type SubnetPlace,
    zoneKey,
} from "./plan/index.ts";
import type { MadeTable } from "./routing.ts";
import type { MadeVpc, Scope } from "./scope.ts";
import { type MadeSubnet, tierTags } from "./subnets.ts";
import type { Topology } from "./topology.ts";
import { closeDefaults, VPC_DNS } from "./vpc.ts";

/**
 * A network whose VPC, subnets, routes and NAT `awsx.ec2.Vpc` makes, in the same blocks and zones as {@link makeNative} would.
 *
 * @param fromNative whether the native topology is deployed: what it made is then taken over.
 */
export function makeAwsx(scope: Scope, karpenterDiscovery: string | undefined, fromNative: boolean): Topology {
    const { shape, name, parent } = scope;
    const { cidr } = shape;
    if (cidr === undefined) throw new Error(`network "${name}" has no block`); // refused before anything registered
    const plan = planAwsx({ ...shape, cidr });
    const former: FormerRoles = new Map(
        (fromNative ? planMove(name, shape, plan) : []).map(({ type, awsxName, role }) => [
            `${type} ${awsxName}`,
            role,
        ]),
    );
    const made = new Vpc(
        name,
        {
            cidrBlock: cidr,
            ...VPC_DNS,
            availabilityZoneNames: [...plan.zones],
            natGateways: { strategy: plan.natStrategy },
            subnetStrategy: "Auto",
            subnetSpecs: plan.specs.map(({ type, name, cidrBlocks, tier }) => ({
                type,
                ...(name === undefined ? {} : { name }),
                cidrBlocks: [...cidrBlocks],
                tags: { ...tierTags(scope, tier, karpenterDiscovery) },
            })),
            tags: { ...scope.tags },
        },
        { parent, transforms: [awsxTransform(scope, former)] },
    );
    const vpc: MadeVpc = {
        id: made.vpcId,
        cidrBlock: made.vpc.cidrBlock,
        defaultRouteTableId: made.vpc.defaultRouteTableId,
        defaultNetworkAclId: made.vpc.defaultNetworkAclId,
    };
    closeDefaults(scope, vpc);
    return {
        vpc,
        subnets: planPlaces(shape).map((place) => ({ ...place, id: subnetId(made, plan, place) })),
        innerTables: innerTables(made, plan, fromNative),
        natGateways: natGateways(made, shape),
        natPublicIps: made.eips.apply((eips) => pulumi.all(eips.map(({ publicIp }) => publicIp))),
    };
}

/** awsx lists a kind's subnets zone by zone, in each in the order of the specifications. */
function subnetId(made: Vpc, { specs, zones }: AwsxPlan, { tier, routed, zone }: SubnetPlace): MadeSubnet["id"] {
    const ofKind = specs.filter((spec) => spec.routed === routed);
    const index = zones.indexOf(zone) * ofKind.length + ofKind.findIndex((spec) => spec.tier === tier);
    const ids = { public: made.publicSubnetIds, private: made.privateSubnetIds, isolated: made.isolatedSubnetIds };
    return ids[routed].apply((all) => required(all[index], `${tier} subnet of ${zone}`));
}

/** awsx gives every subnet a table of its own, and lists them as it made them: zone by zone. */
function innerTables(made: Vpc, { specs, zones }: AwsxPlan, fromNative: boolean): MadeTable[] {
    return specs.flatMap((spec, at) => {
        if (spec.routed === "public") return [];
        return zones.map((zone, place): MadeTable => {
            const role = `${spec.tier}-${zoneKey(zone)}`;
            const former = fromNative ? nativeTable(spec, zone, place) : undefined;
            const index = place * specs.length + at;
            return {
                role,
                id: made.routeTables.apply((tables) => required(tables[index], `route table of ${role}`).id),
                ...(former === undefined || former === role ? {} : { formerRole: former }),
            };
        });
    });
}

/** awsx lists the gateways zone by zone, those that have one. */
function natGateways(made: Vpc, shape: Scope["shape"]): Topology["natGateways"] {
    const ids = planNat(shape).gateways.map((zone, index) => {
        const id = made.natGateways.apply((gateways) => required(gateways[index], `NAT gateway of ${zone}`).id);
        return [zoneKey(zone), id] as const;
    });
    return Object.fromEntries(ids);
}

/** @throws Error where awsx made less than it was asked for. */
function required<Value>(value: Value | undefined, what: string): Value {
    if (value === undefined) throw new Error(`awsx.ec2.Vpc did not make the ${what}`);
    return value;
}
