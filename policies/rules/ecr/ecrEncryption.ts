import { resourceRule } from "../../rule/rule.ts";

export const ecrEncryption = resourceRule({
    id: "ecr-encryption",
    severity: "low",
    // For those who want every key in their own hands: ECR encrypts with a key of S3 otherwise.
    profile: "strict",
    description: "Image repositories are encrypted with KMS",
    remedy: "set encryptionType of encryptionConfigurations to KMS (the repository is replaced)",
    types: ["aws:ecr/repository:Repository"],
    safeProperties: ["encryptionConfigurations.encryptionType", "encryptionConfigurations[].encryptionType"],
    *check(resource) {
        const type = resource.get("encryptionConfigurations.encryptionType");
        if (!["KMS", "KMS_DSSE"].includes(type.string() ?? "")) {
            yield { at: type, expected: "KMS" };
        }
    },
});
