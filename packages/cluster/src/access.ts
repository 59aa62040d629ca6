import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ClusterArgs } from "./clusterArgs.ts";
import { accessPolicyArn, accessScope } from "./plan/index.ts";

/** Lets the named roles into a cluster, each with the policy of its level. Returns what they wait for. */
export function grantAccess(
    name: string,
    args: ClusterArgs,
    cluster: aws.eks.Cluster,
    parent: pulumi.Resource,
): pulumi.Resource[] {
    const { access, partition = "aws", tags } = args;
    return Object.entries(access).map(([key, grant]) => {
        const logicalName = `${name}-access-${key}`;
        const entry = new aws.eks.AccessEntry(
            logicalName,
            {
                clusterName: cluster.name,
                principalArn: grant.roleArn,
                type: "STANDARD",
                tags: { Name: logicalName, ...tags },
            },
            { parent },
        );
        return new aws.eks.AccessPolicyAssociation(
            logicalName,
            {
                clusterName: cluster.name,
                principalArn: entry.principalArn,
                policyArn: accessPolicyArn(partition, grant.level),
                accessScope: accessScope(grant),
            },
            { parent, dependsOn: [entry] },
        );
    });
}

/** Lets the named networks reach the private endpoint: without a rule, only the cluster's own nodes do. */
export function openEndpoint(name: string, args: ClusterArgs, cluster: aws.eks.Cluster, parent: pulumi.Resource): void {
    for (const [key, cidrIpv4] of Object.entries(args.privateAccess ?? {})) {
        const logicalName = `${name}-endpoint-from-${key}`;
        new aws.vpc.SecurityGroupIngressRule(
            logicalName,
            {
                securityGroupId: cluster.vpcConfig.apply(({ clusterSecurityGroupId }) => clusterSecurityGroupId),
                cidrIpv4,
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
                description: `${key} to the Kubernetes API of ${args.clusterName}`,
                tags: { Name: logicalName, ...args.tags },
            },
            { parent },
        );
    }
}
