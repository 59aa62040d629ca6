import type { TypeModel } from "../model/model.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** Keys, secrets and parameters. */
export const keyTypes: Readonly<Record<string, TypeModel>> = {
    "aws:kms/key:Key": {
        taggable: true,
        defaults: { isEnabled: true, keyUsage: "ENCRYPT_DECRYPT", customerMasterKeySpec: "SYMMETRIC_DEFAULT" },
        compute: (context) => {
            // A multi-Region key says so by its id, which its copies share.
            const id = context.inputs.multiRegion === true ? `mrk-${context.hex("key", 32)}` : context.uuid("key");
            return { id, outputs: { keyId: id, arn: context.arn("kms", `key/${id}`) } };
        },
    },
    "aws:kms/replicaKey:ReplicaKey": {
        taggable: true,
        defaults: { enabled: true },
        compute: (context) => {
            const primary = context.text("primaryKeyArn", "");
            const id = primary.includes("/")
                ? primary.slice(primary.lastIndexOf("/") + 1)
                : `mrk-${context.hex("key", 32)}`;
            return {
                id,
                outputs: {
                    keyId: id,
                    arn: context.arn("kms", `key/${id}`),
                    keyRotationEnabled: true,
                    keySpec: "SYMMETRIC_DEFAULT",
                    keyUsage: "ENCRYPT_DECRYPT",
                },
            };
        },
    },
    "aws:kms/alias:Alias": {
        autoname: { property: "name", maxLength: 256 },
        compute: (context) => {
            const name = context.text("name");
            const target = context.text("targetKeyId", context.uuid("key"));
            return {
                id: name,
                outputs: {
                    arn: context.arn("kms", name),
                    targetKeyArn: target.startsWith("arn:") ? target : context.arn("kms", `key/${target}`),
                },
            };
        },
    },
    "aws:secretsmanager/secret:Secret": {
        taggable: true,
        autoname: { property: "name", maxLength: 512 },
        defaults: { recoveryWindowInDays: 30, forceOverwriteReplicaSecret: false },
        compute: (context) => {
            const arn = context.arn(
                "secretsmanager",
                `secret:${context.text("name")}-${context.alphanumeric("secret", 6)}`,
            );
            return { id: arn, outputs: { arn } };
        },
    },
    "aws:secretsmanager/secretVersion:SecretVersion": {
        compute: (context) => {
            const versionId = context.uuid("version");
            const arn = context.text("secretId", context.arn("secretsmanager", "secret:unknown"));
            return { id: `${arn}|${versionId}`, outputs: { arn, secretArn: arn, versionId } };
        },
    },
    "aws:secretsmanager/secretRotation:SecretRotation": {
        defaults: { rotateImmediately: true },
        compute: (context) => ({
            id: context.text("secretId", context.arn("secretsmanager", "secret:unknown")),
            outputs: { rotationEnabled: true },
        }),
    },
    "aws:secretsmanager/secretPolicy:SecretPolicy": {
        compute: (context) => ({
            id: context.text("secretArn", context.arn("secretsmanager", "secret:unknown")),
            outputs: {},
        }),
    },
    "aws:ssm/parameter:Parameter": {
        taggable: true,
        autoname: { property: "name", maxLength: 2048 },
        compute: (context) => {
            const name = context.text("name");
            return {
                id: name,
                outputs: { arn: context.arn("ssm", `parameter${name.startsWith("/") ? "" : "/"}${name}`), version: 1 },
            };
        },
    },
};
