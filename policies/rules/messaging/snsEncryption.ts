import { resourceRule } from "../../rule/rule.ts";

export const snsEncryption = resourceRule({
    id: "sns-encryption",
    severity: "medium",
    description: "SNS topics are encrypted at rest",
    remedy: "set kmsMasterKeyId to a key that the publishing services may use",
    types: ["aws:sns/topic:Topic"],
    safeProperties: [],
    *check(resource) {
        const key = resource.get("kmsMasterKeyId");
        if (!key.isSet) {
            yield { at: key, expected: "a KMS key" };
        }
    },
});
