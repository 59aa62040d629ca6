import * as aws from "@pulumi/aws";
import { parseZone, planSubnets, type PlannedSubnet, type Tier } from "./plan/index.ts";
import { childName, type Scope, tagged } from "./scope.ts";

/** A subnet and the plan it was made from. */
export interface MadeSubnet extends PlannedSubnet {
    readonly resource: aws.ec2.Subnet;
}

/** Makes the planned subnets. Nothing in them gets a public address by itself, public tier included. */
export function makeSubnets(scope: Scope, vpc: aws.ec2.Vpc, karpenterDiscovery: string | undefined): MadeSubnet[] {
    return planSubnets(scope.shape).map((planned) => ({
        ...planned,
        resource: new aws.ec2.Subnet(
            childName(scope, planned.key),
            {
                vpcId: vpc.id,
                cidrBlock: planned.cidr,
                ...(parseZone(planned.zone)?.form === "id"
                    ? { availabilityZoneId: planned.zone }
                    : { availabilityZone: planned.zone }),
                mapPublicIpOnLaunch: false,
                tags: {
                    ...tagged(scope, planned.key),
                    Tier: planned.tier,
                    ...discoveryTags(planned.tier, karpenterDiscovery),
                },
            },
            { parent: scope.parent },
        ),
    }));
}

/** Tags by which controllers in a cluster find subnets (AWS Load Balancer Controller, "Subnet auto-discovery"; Karpenter, "NodeClasses"). */
function discoveryTags(tier: Tier, karpenterDiscovery: string | undefined): Record<string, string> {
    if (tier === "public") return { "kubernetes.io/role/elb": "1" };
    if (tier === "isolated") return {};
    return {
        "kubernetes.io/role/internal-elb": "1",
        ...(karpenterDiscovery === undefined ? {} : { "karpenter.sh/discovery": karpenterDiscovery }),
    };
}
