import { resourceRule } from "../../rule/rule.ts";

export const ebsDefaultEncryption = resourceRule({
    id: "ebs-default-encryption",
    severity: "high",
    description: "The account encrypts every new EBS volume",
    remedy: "set enabled to true",
    types: ["aws:ebs/encryptionByDefault:EncryptionByDefault"],
    safeProperties: ["enabled"],
    *check(resource) {
        const enabled = resource.get("enabled");
        // Without a word the provider switches it on.
        if (enabled.isSet && enabled.boolean() !== true) {
            yield { at: enabled, expected: "true" };
        }
    },
    fix: () => ({ enabled: true }),
});
