import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyName } from "./plan/index.ts";
import { managedPolicyArn } from "./policies.ts";

/** A role with what it may do: users of the role wait for `ready`, or AWS would refuse them for a moment. */
export interface ReadyRole {
    readonly arn: pulumi.Output<string>;
    readonly role: aws.iam.Role;
    readonly ready: pulumi.Resource[];
}

export interface RoleSpec {
    readonly description: pulumi.Input<string>;
    readonly trust: aws.iam.PolicyDocument;
    /** Names of policies that AWS maintains, or ARNs of any. */
    readonly managedPolicies: readonly string[];
    readonly partition: string;
    readonly tags: Readonly<Record<string, string>>;
}

/** A role with policies that exist. Attachments are keyed by the policy's name. */
export function makeRole(name: string, spec: RoleSpec, parent: pulumi.Resource): ReadyRole {
    const role = new aws.iam.Role(
        name,
        {
            description: spec.description,
            assumeRolePolicy: pulumi.jsonStringify(spec.trust),
            tags: { Name: name, ...spec.tags },
        },
        { parent },
    );
    const ready = spec.managedPolicies.map(
        (policy) =>
            new aws.iam.RolePolicyAttachment(
                `${name}-${policyName(policy)}`,
                {
                    role: role.name,
                    policyArn: policy.startsWith("arn:") ? policy : managedPolicyArn(spec.partition, policy),
                },
                { parent },
            ),
    );
    return { arn: role.arn, role, ready };
}
