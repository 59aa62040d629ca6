import * as aws from "@pulumi/aws";
import { type NetworkShape, TYPES } from "./plan/index.ts";
import { childName, childOptions, type MadeVpc, type Scope, tagged } from "./scope.ts";

/** The VPC. */
export function makeVpc(scope: Scope): MadeVpc {
    return new aws.ec2.Vpc(
        childName(scope, "vpc"),
        {
            ...blockOf(scope.shape),
            ...VPC_DNS,
            tags: tagged(scope, "vpc"),
        },
        childOptions(scope, TYPES.vpc, "vpc"),
    );
}

/** Private DNS of interface endpoints needs both (PrivateLink Guide), as do private EKS endpoints. */
export const VPC_DNS = { enableDnsSupport: true, enableDnsHostnames: true } as const;

/**
 * Takes over and empties what AWS creates in a VPC by itself.
 *
 * The default security group loses its rules and the default route table its routes, so whatever is started without a choice
 * reaches nothing. The default network ACL stays as AWS makes it while every subnet uses it: taken over it could only allow
 * everything again. Where tiers have ACLs of their own it is closed with them.
 */
export function closeDefaults(scope: Scope, vpc: MadeVpc): void {
    const options = { parent: scope.parent };
    new aws.ec2.DefaultSecurityGroup(
        childName(scope, "default-security-group"),
        // Empty lists rather than none: then a rule added by hand shows as drift.
        { vpcId: vpc.id, ingress: [], egress: [], tags: tagged(scope, "default-security-group") },
        options,
    );
    new aws.ec2.DefaultRouteTable(
        childName(scope, "default-routes"),
        { defaultRouteTableId: vpc.defaultRouteTableId, routes: [], tags: tagged(scope, "default-routes") },
        options,
    );
}

function blockOf({ cidr, ipam }: NetworkShape): Partial<aws.ec2.VpcArgs> {
    if (ipam === undefined) return { cidrBlock: cidr };
    return { ipv4IpamPoolId: ipam.poolId, ipv4NetmaskLength: ipam.netmaskLength };
}
