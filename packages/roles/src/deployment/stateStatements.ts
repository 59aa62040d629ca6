import type * as pulumi from "@pulumi/pulumi";
import { allow, type Statement } from "../statements/statement.ts";
import type { StateStore } from "./deploymentRolesArgs.ts";

/** What the S3 backend of Pulumi does when it only reads: previews take no lock (pulumi/pulumi, pkg/backend/diy). */
const READS = ["s3:GetObject", "s3:GetObjectVersion"];
const WRITES = [...READS, "s3:PutObject", "s3:DeleteObject"];

const DECRYPT = ["kms:Decrypt", "kms:DescribeKey"];

/**
 * Rights on the state of one environment. The key of the bucket opens the files, that of the secrets provider what is
 * secret in them: two keys, so that reading one does not mean reading the other.
 */
export function stateStatements(
    state: StateStore<pulumi.Input<string>>,
    partition: string,
    rights: { readonly write: boolean; readonly openSecrets: boolean },
): Statement<pulumi.Input<string>>[] {
    const { secretsKeyArn } = state;
    const secrets =
        secretsKeyArn !== undefined && rights.openSecrets
            ? [
                  allow({
                      sid: "StateSecrets",
                      actions: [...DECRYPT, ...(rights.write ? ["kms:Encrypt", "kms:GenerateDataKey"] : [])],
                      resources: [secretsKeyArn],
                  }),
              ]
            : [];
    if (state.kind === "pulumi-cloud") return secrets;
    const bucket = `arn:${partition}:s3:::${state.bucket}`;
    return [
        allow({ sid: "StateBucket", actions: ["s3:GetBucketLocation", "s3:ListBucket"], resources: [bucket] }),
        allow({ sid: "State", actions: rights.write ? WRITES : READS, resources: [`${bucket}/*`] }),
        ...(state.bucketKeyArn === undefined
            ? []
            : [
                  allow<pulumi.Input<string>>({
                      sid: "StateKey",
                      actions: [...DECRYPT, ...(rights.write ? ["kms:GenerateDataKey"] : [])],
                      resources: [state.bucketKeyArn],
                  }),
              ]),
        ...secrets,
    ];
}
