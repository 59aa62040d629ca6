import { resourceRule } from "../../rule/rule.ts";
import { isAwsManagedKey } from "../../views/awsManagedKey.ts";

const TABLE = "aws:dynamodb/table:Table";

export const dynamodbCmk = resourceRule({
    id: "dynamodb-cmk",
    severity: "low",
    // For those who want every key in their own hands: DynamoDB encrypts with a key of AWS otherwise.
    profile: "strict",
    description: "DynamoDB tables and their replicas are encrypted with a key of the account",
    remedy: "set serverSideEncryption.enabled to true and kmsKeyArn to a key of the account",
    types: [TABLE, "aws:dynamodb/tableReplica:TableReplica"],
    safeProperties: ["serverSideEncryption.enabled", "serverSideEncryption[].enabled"],
    *check(resource) {
        const encryption = resource.type === TABLE ? resource.get("serverSideEncryption") : resource;
        const enabled = encryption.child("enabled");
        if (resource.type === TABLE && enabled.boolean() !== true) {
            yield { at: enabled, expected: "true" };
        }
        const key = encryption.child("kmsKeyArn");
        if (!key.isSet || isAwsManagedKey(key)) {
            yield { at: key, expected: "a KMS key of the account" };
        }
    },
});
