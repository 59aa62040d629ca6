import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabasePlace } from "../databaseArgs.ts";

/** The role RDS writes the operating system's metrics with; the instance waits for its policy. */
export interface MonitoringRole {
    readonly arn: pulumi.Output<string>;
    readonly policy: pulumi.Resource;
}

/** @param instances the instances' names in AWS, `*` allowed. @default the database's own */
export function makeMonitoringRole(
    name: string,
    args: DatabasePlace,
    parent: pulumi.Resource,
    instances: readonly string[] = [args.identifier],
): MonitoringRole {
    const { identifier, account, region, partition = "aws", tags } = args;
    const arns = instances.map((instance) => `arn:${partition}:rds:${region}:${account}:db:${instance}`);
    const roleName = `${name}-monitoring`;
    const trust = {
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "EnhancedMonitoring",
                Effect: "Allow",
                Principal: { Service: "monitoring.rds.amazonaws.com" },
                Action: "sts:AssumeRole",
                // Otherwise RDS could be led to write with this role for a database of another account.
                Condition: {
                    StringEquals: { "aws:SourceAccount": account },
                    ArnLike: { "aws:SourceArn": arns.length === 1 ? arns[0] : arns },
                },
            },
        ],
    };
    const role = new aws.iam.Role(
        roleName,
        {
            description: `Lets RDS write the operating system's metrics of ${identifier}`,
            assumeRolePolicy: JSON.stringify(trust),
            tags: { Name: roleName, ...tags },
        },
        { parent },
    );
    const policy = new aws.iam.RolePolicyAttachment(
        `${roleName}-policy`,
        {
            role: role.name,
            policyArn: `arn:${partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`,
        },
        { parent },
    );
    return { arn: role.arn, policy };
}
