import { resourceRule } from "../../rule/rule.ts";

export const kmsRotation = resourceRule({
    id: "kms-rotation",
    severity: "medium",
    description: "Symmetric KMS keys are rotated every year",
    remedy: "set enableKeyRotation to true",
    types: ["aws:kms/key:Key"],
    safeProperties: ["enableKeyRotation", "customerMasterKeySpec"],
    *check(key) {
        const rotation = key.get("enableKeyRotation");
        const spec = key.get("customerMasterKeySpec");
        // KMS rotates neither asymmetric and HMAC keys nor keys of a custom key store.
        const isSymmetric = spec.isAbsent || spec.string() === "SYMMETRIC_DEFAULT";
        const usage = key.get("keyUsage");
        const rotates = usage.isAbsent || usage.isUnknown || usage.string() === "ENCRYPT_DECRYPT";
        if (
            rotation.boolean() === true ||
            key.get("customKeyStoreId").isSet ||
            !rotates ||
            !(isSymmetric || spec.isUnknown)
        ) {
            return;
        }
        yield { at: rotation, expected: "true", unverified: spec.isUnknown || usage.isUnknown };
    },
    fix() {
        return { enableKeyRotation: true };
    },
});
