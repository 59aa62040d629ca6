import { Key } from "@plinth/keys";
import type { Place } from "@plinth/core/place";
import type * as pulumi from "@pulumi/pulumi";

export interface RepositoryKeyArgs extends Place {
    readonly description: string;
    /** Whether `region` is another than the provider's. */
    readonly inOtherRegion?: boolean;
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

/**
 * A key for repositories. ECR works with grants on it whose grantee is the repository ("Encryption at rest"), so who pulls or
 * pushes needs no key. Whoever makes a repository needs kms:CreateGrant, kms:DescribeKey and kms:RetireGrant ("Create a custom
 * policy for repository creation templates", both in the Amazon ECR User Guide); the last is none of a key's own policy.
 */
export function makeRepositoryKey(
    name: string,
    args: RepositoryKeyArgs,
    options: pulumi.ComponentResourceOptions,
): Key {
    const { account, region, partition = "aws" } = args;
    const retire = {
        Sid: "RetireGrants",
        Effect: "Allow",
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Action: ["kms:RetireGrant"],
        Resource: "*",
        Condition: { StringEquals: { "kms:ViaService": `ecr.${region}.amazonaws.com` } },
    } as const;
    return new Key(name, { ...args, services: ["ecr"], statements: [retire] }, options);
}
