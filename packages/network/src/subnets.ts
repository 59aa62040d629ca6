import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { parseZone, planPlaces, planSubnets, type SubnetPlace } from "./plan/index.ts";
import { childName, type Scope, tagged } from "./scope.ts";

/** A subnet and the plan it was made from. */
export interface MadeSubnet extends SubnetPlace {
    readonly resource: aws.ec2.Subnet;
}

/** Makes the planned subnets. Nothing in them gets a public address by itself, public tier included. */
export function makeSubnets(scope: Scope, vpc: aws.ec2.Vpc, karpenterDiscovery: string | undefined): MadeSubnet[] {
    const { shape } = scope;
    const tierTags: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = shape.subnetTags ?? {};
    return planPlaces(shape).map((place) => ({
        ...place,
        resource: new aws.ec2.Subnet(
            childName(scope, place.key),
            {
                vpcId: vpc.id,
                cidrBlock: blockOf(scope, vpc, place),
                ...zoneOf(place.zone),
                mapPublicIpOnLaunch: false,
                tags: {
                    ...tagged(scope, place.key),
                    ...shape.customTiers?.[place.tier]?.tags,
                    ...tierTags[place.tier],
                    Tier: place.tier,
                    ...discoveryTags(place.tier, karpenterDiscovery),
                },
            },
            { parent: scope.parent },
        ),
    }));
}

/**
 * A subnet's block. One that IPAM hands out is planned in the `apply`, by the same plan and with the same refusals: what is
 * reserved for others is looked at there for the first time.
 */
function blockOf({ shape, name }: Scope, vpc: aws.ec2.Vpc, { key }: SubnetPlace): pulumi.Input<string> {
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
