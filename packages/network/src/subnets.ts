import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { parseZone, planPlaces, planSubnets, type SubnetPlace, TYPES } from "./plan/index.ts";
import { childName, childOptions, type MadeVpc, type Scope, tagged } from "./scope.ts";

/** A subnet and the plan it was made from. */
export interface MadeSubnet extends SubnetPlace {
    readonly id: pulumi.Output<string>;
}

/** Makes the planned subnets. Nothing in them gets a public address by itself, public tier included. */
export function makeSubnets(scope: Scope, vpc: MadeVpc, karpenterDiscovery: string | undefined): MadeSubnet[] {
    return planPlaces(scope.shape).map((place) => {
        const made = new aws.ec2.Subnet(
            childName(scope, place.key),
            {
                vpcId: vpc.id,
                cidrBlock: blockOf(scope, vpc, place),
                ...zoneOf(place.zone),
                mapPublicIpOnLaunch: false,
                tags: { ...tagged(scope, place.key), ...tierTags(scope, place.tier, karpenterDiscovery) },
            },
            childOptions(scope, TYPES.subnet, place.key),
        );
        return { ...place, id: made.id };
    });
}

/** Tags of a tier's subnets, beside their names. */
export function tierTags(
    { shape }: Scope,
    tier: string,
    karpenterDiscovery: string | undefined,
): Readonly<Record<string, string>> {
    const ofTier: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = shape.subnetTags ?? {};
    return {
        ...shape.customTiers?.[tier]?.tags,
        ...ofTier[tier],
        Tier: tier,
        ...discoveryTags(tier, karpenterDiscovery),
    };
}

/**
 * A subnet's block. One that IPAM hands out is planned in the `apply`, by the same plan and with the same refusals: what is
 * reserved for others is looked at there for the first time.
 */
function blockOf({ shape, name }: Scope, vpc: MadeVpc, { key }: SubnetPlace): pulumi.Input<string> {
    const blockIn = (cidr: string): string => {
        const planned = planSubnets({ ...shape, cidr }).find((subnet) => subnet.key === key);
        if (planned === undefined) throw new Error(`network "${name}" has no subnet ${key} in ${cidr}`);
        return planned.cidr;
    };
    return shape.cidr === undefined ? vpc.cidrBlock.apply(blockIn) : blockIn(shape.cidr);
}

/** A zone as AWS takes it: by id, or by name. */
export function zoneOf(zone: string): { availabilityZoneId: string } | { availabilityZone: string } {
    return parseZone(zone)?.form === "id" ? { availabilityZoneId: zone } : { availabilityZone: zone };
}

/** Tags by which controllers in a cluster find subnets (AWS Load Balancer Controller, "Subnet auto-discovery"; Karpenter, "NodeClasses"). */
function discoveryTags(tier: string, karpenterDiscovery: string | undefined): Record<string, string> {
    if (tier === "public") return { "kubernetes.io/role/elb": "1" };
    if (tier !== "private") return {};
    return {
        "kubernetes.io/role/internal-elb": "1",
        ...(karpenterDiscovery === undefined ? {} : { "karpenter.sh/discovery": karpenterDiscovery }),
    };
}
