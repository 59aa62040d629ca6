import { resourceRule } from "../../rule/rule.ts";
import { isAwsManagedKey } from "../../views/awsManagedKey.ts";

export const secretsCmk = resourceRule({
    id: "secrets-cmk",
    severity: "low",
    // For those who want every key in their own hands: Secrets Manager encrypts with a key of AWS otherwise.
    profile: "strict",
    description: "Secrets are encrypted with a key of the account",
    remedy: "set kmsKeyId to a key of the account",
    types: ["aws:secretsmanager/secret:Secret"],
    safeProperties: [],
    *check(resource) {
        const key = resource.get("kmsKeyId");
        if (!key.isSet || isAwsManagedKey(key)) {
            yield { at: key, expected: "a KMS key of the account" };
        }
    },
});
