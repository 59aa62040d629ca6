import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { untilEffective } from "./associationDelay.ts";
import { podTrust } from "./policies.ts";
import { makeRole } from "./roles.ts";

/** Pods of one service account, and what they may do. */
export interface PodIdentitySpec {
    /** The cluster's name in AWS: plain text where it is known, so that a preview shows who may take the role. */
    readonly clusterName: pulumi.Input<string>;
    readonly namespace: pulumi.Input<string>;
    readonly serviceAccount: string;
    readonly description: pulumi.Input<string>;
    readonly statements?: readonly PodPermission[] | undefined;
    /** Policies that exist: names of AWS's own, or ARNs. */
    readonly policies?: readonly string[] | undefined;
    readonly partition?: string | undefined;
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** One statement of a policy, with resources that may still be made. */
export interface PodPermission {
    readonly actions: readonly string[];
    readonly resources: readonly pulumi.Input<string>[];
    readonly conditions?:
        | Readonly<Record<string, Readonly<Record<string, pulumi.Input<string> | readonly pulumi.Input<string>[]>>>>
        | undefined;
}

/** A role that pods have; pods that start before all of `ready` get no credentials. */
export interface PodIdentityParts {
    readonly roleArn: pulumi.Output<string>;
    readonly ready: pulumi.Resource[];
}

/** Gives the pods of a service account a role that nothing else can take, through EKS Pod Identity. Resources are called like the role. */
export function makePodIdentity(name: string, spec: PodIdentitySpec, parent: pulumi.Resource): PodIdentityParts {
    const { clusterName, namespace, serviceAccount, description, statements = [] } = spec;
    const { policies = [], partition = "aws", tags = {} } = spec;
    const { arn, role, ready } = makeRole(
        name,
        {
            description,
            trust: podTrust({ clusterName, namespace, serviceAccount }),
            managedPolicies: policies,
            partition,
            tags,
        },
        parent,
    );
    const permissions = statements.length === 0 ? [] : [grant(`${name}-permissions`, role, statements, parent)];
    const association = new aws.eks.PodIdentityAssociation(
        name,
        { clusterName, namespace, serviceAccount, roleArn: arn, tags: { Name: name, ...tags } },
        { parent, dependsOn: [...ready, ...permissions], hooks: { afterCreate: [untilEffective(name)] } },
    );
    return { roleArn: arn, ready: [association] };
}

/** Permissions of a role, within the role itself. */
export function grant(
    name: string,
    role: aws.iam.Role,
    statements: readonly PodPermission[],
    parent: pulumi.Resource,
): aws.iam.RolePolicy {
    return new aws.iam.RolePolicy(
        name,
        { role: role.name, policy: { Version: "2012-10-17", Statement: statements.map(statementOf) } },
        { parent },
    );
}

function statementOf({ actions, resources, conditions }: PodPermission): aws.iam.PolicyStatement {
    return {
        Effect: "Allow",
        Action: [...actions],
        Resource: [...resources],
        ...(conditions === undefined ? {} : { Condition: conditions as aws.iam.PolicyStatement["Condition"] }),
    };
}
