import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseArgs } from "./databaseArgs.ts";

/** The role RDS writes the operating system's metrics with; the instance waits for its policy. */
export interface MonitoringRole {
    readonly arn: pulumi.Output<string>;
    readonly policy: pulumi.Resource;
}

export function makeMonitoringRole(name: string, args: DatabaseArgs, parent: pulumi.Resource): MonitoringRole {
    const { identifier, account, region, partition = "aws", tags } = args;
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
                    ArnLike: { "aws:SourceArn": `arn:${partition}:rds:${region}:${account}:db:${identifier}` },
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
