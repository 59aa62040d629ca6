import type { Place } from "@plinth/core/place";
import { allow, policyText, trustText } from "@plinth/roles";
import { LIMITS } from "@plinth/roles/plan";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

export interface CreationRoleArgs extends Pick<Place, "account" | "partition"> {
    /** What names of the repositories begin with, before a slash, by region. */
    readonly prefixes: Readonly<Record<string, readonly string[]>>;
    readonly keyArns: readonly pulumi.Input<string>[];
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface CreationRole {
    readonly arn: pulumi.Output<string>;
    /** To wait for before ECR uses it. */
    readonly ready: pulumi.Resource;
}

/**
 * The role in which ECR makes repositories of a template: one with a key or tags needs it (Amazon ECR User Guide, "Create an IAM
 * role for repository creation templates", whose permissions it has, for these prefixes and keys alone). The guide's trust names
 * no source, and nothing says that ECR sends one; what could be done with the role by others is to make an empty repository.
 */
export function makeCreationRole(
    name: string,
    args: CreationRoleArgs,
    options: pulumi.ComponentResourceOptions,
): CreationRole {
    const { account, partition = "aws", prefixes, keyArns, tags } = args;
    const repositories = Object.entries(prefixes).flatMap(([region, list]) =>
        list.map((prefix) => `arn:${partition}:ecr:${region}:${account}:repository/${prefix}/*`),
    );
    const role = new aws.iam.Role(
        name,
        {
            description: "ECR makes repositories with it, for copies and for images of others that are kept",
            assumeRolePolicy: trustText([
                {
                    kind: "service",
                    service: "ecr.amazonaws.com",
                    source: { unchecked: "ECR is not known to send one" },
                },
            ]),
            tags: { Name: name, ...tags },
        },
        options,
    );
    const grants = [
        allow({
            sid: "Repositories",
            actions: ["ecr:CreateRepository", "ecr:ReplicateImage", "ecr:TagResource"],
            resources: repositories,
        }),
        allow({
            sid: "Keys",
            actions: ["kms:CreateGrant", "kms:DescribeKey", "kms:RetireGrant"],
            resources: [...keyArns],
        }),
    ];
    const policy = policyText(`role "${name}"`, "policy", grants, LIMITS.inlineOfRole);
    const permissions = new aws.iam.RolePolicy(`${name}-permissions`, { role: role.name, policy }, options);
    return { arn: role.arn, ready: permissions };
}
