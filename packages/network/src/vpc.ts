import * as aws from "@pulumi/aws";
import type { NetworkShape } from "./plan/index.ts";
import { childName, type Scope, tagged } from "./scope.ts";

/**
 * The VPC, with what AWS creates in it by itself taken over and emptied.
 *
 * The default security group loses its rules and the default route table its routes, so whatever is started without a choice
 * reaches nothing. The default network ACL stays as AWS makes it while every subnet uses it: taken over it could only allow
 * everything again. Where tiers have ACLs of their own it is closed with them.
 */
export function makeVpc(scope: Scope): aws.ec2.Vpc {
    const options = { parent: scope.parent };
    const vpc = new aws.ec2.Vpc(
        childName(scope, "vpc"),
        {
            ...blockOf(scope.shape),
            // Private DNS of interface endpoints needs both (PrivateLink Guide), as do private EKS endpoints.
            enableDnsSupport: true,
            enableDnsHostnames: true,
            tags: tagged(scope, "vpc"),
        },
        options,
    );
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
    return vpc;
}

function blockOf({ cidr, ipam }: NetworkShape): Partial<aws.ec2.VpcArgs> {
    if (ipam === undefined) return { cidrBlock: cidr };
    return { ipv4IpamPoolId: ipam.poolId, ipv4NetmaskLength: ipam.netmaskLength };
}
