import type { Reading } from "../../reading/reading.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { resourceRule } from "../../rule/rule.ts";
import { all, type Answer } from "../../views/answer.ts";

export const kmsRotation = resourceRule({
    id: "kms-rotation",
    severity: "medium",
    description: "Symmetric KMS keys are rotated every year",
    remedy: "set enableKeyRotation to true",
    types: ["aws:kms/key:Key"],
    safeProperties: ["enableKeyRotation", "customerMasterKeySpec"],
    *check(key) {
        const rotation = key.get("enableKeyRotation");
        const rotates = canRotate(key);
        if (rotation.boolean() !== true && rotates !== "no") {
            yield { at: rotation, expected: "true", unverified: rotates === "unknown" };
        }
    },
    fix(key) {
        return canRotate(key) === "yes" && !key.get("enableKeyRotation").isUnknown
            ? { enableKeyRotation: true }
            : undefined;
    },
});

/** KMS rotates neither asymmetric and HMAC keys nor keys of a custom key store. */
function canRotate(key: ResourceView): Answer {
    return all(
        key.get("customKeyStoreId").isSet ? "no" : "yes",
        isDefaultOr(key.get("customerMasterKeySpec"), "SYMMETRIC_DEFAULT"),
        isDefaultOr(key.get("keyUsage"), "ENCRYPT_DECRYPT"),
    );
}

function isDefaultOr(reading: Reading, value: string): Answer {
    return reading.isUnknown ? "unknown" : !reading.isSet || reading.string() === value ? "yes" : "no";
}
