import { resourceRule } from "../../rule/rule.ts";

export const logGroupEncryption = resourceRule({
    id: "log-group-encryption",
    severity: "low",
    description: "Log groups are encrypted with a key of the account",
    remedy: "set kmsKeyId to the ARN of a key whose policy admits CloudWatch Logs",
    types: ["aws:cloudwatch/logGroup:LogGroup"],
    safeProperties: [],
    *check(resource) {
        const key = resource.get("kmsKeyId");
        if (!key.isSet) {
            yield { at: key, expected: "the ARN of a KMS key" };
        }
    },
});
