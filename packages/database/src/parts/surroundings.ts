import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabasePlace } from "../databaseArgs.ts";
import { tagged } from "./tagged.ts";

/** Without rules: what may connect adds its own, and a database answers without an egress rule. */
export function makeSecurityGroup(
    name: string,
    { identifier, vpcId, tags }: DatabasePlace,
    parent: pulumi.Resource,
): aws.ec2.SecurityGroup {
    const groupName = `${name}-security-group`;
    return new aws.ec2.SecurityGroup(
        groupName,
        { vpcId, description: `Database ${identifier}`, tags: tagged(groupName, tags) },
        { parent },
    );
}

/** The subnets a database stands in. */
export function makeSubnetGroup(
    name: string,
    { identifier, subnetIds, tags }: DatabasePlace,
    parent: pulumi.Resource,
): aws.rds.SubnetGroup {
    const groupName = `${name}-subnets`;
    return new aws.rds.SubnetGroup(
        groupName,
        { subnetIds, description: `Database ${identifier}`, tags: tagged(groupName, tags) },
        { parent },
    );
}
