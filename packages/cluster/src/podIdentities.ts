import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterArgs } from "./clusterArgs.ts";
import type { PodIdentity } from "./plan/index.ts";
import { grant } from "./podIdentity.ts";
import { podTrust } from "./policies.ts";
import { makeRole } from "./roles.ts";

/** Gives the pods of each named service account their role. Returns the roles' ARNs, by the identity's name. */
export function givePodIdentities(
    name: string,
    args: ClusterArgs,
    cluster: aws.eks.Cluster,
    parent: pulumi.Resource,
): pulumi.Output<Record<string, string>> {
    const arns = Object.entries(args.podIdentities ?? {}).map(([key, identity]) => {
        const logicalName = `${name}-pod-${key}`;
        const role = roleOf(logicalName, identity, args, parent);
        new aws.eks.PodIdentityAssociation(
            logicalName,
            {
                clusterName: cluster.name,
                namespace: identity.namespace,
                serviceAccount: identity.serviceAccount,
                roleArn: role.arn,
                tags: { Name: logicalName, ...args.tags },
            },
            { parent, dependsOn: role.ready },
        );
        return [key, role.arn] as const;
    });
    return pulumi.output(Object.fromEntries(arns));
}

interface PodRole {
    readonly arn: pulumi.Input<string>;
    readonly ready: pulumi.Resource[];
}

function roleOf(name: string, identity: PodIdentity, args: ClusterArgs, parent: pulumi.Resource): PodRole {
    if (identity.roleArn !== undefined) return { arn: identity.roleArn, ready: [] };
    const { clusterName, partition = "aws", tags = {} } = args;
    const { namespace, serviceAccount, policyArns = [], statements = [] } = identity;
    const { arn, role, ready } = makeRole(
        name,
        {
            description: `Pods of ${namespace}/${serviceAccount} in ${clusterName}`,
            trust: podTrust({ clusterName, namespace, serviceAccount }),
            managedPolicies: policyArns,
            partition,
            tags,
        },
        parent,
    );
    if (statements.length === 0) return { arn, ready };
    const permissions = grant(`${name}-permissions`, role, statements, parent);
    return { arn, ready: [...ready, permissions] };
}
