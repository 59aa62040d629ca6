import { resourceRule } from "../../rule/rule.ts";

export const eksSecretsEncryption = resourceRule({
    id: "eks-secrets-encryption",
    severity: "high",
    description: "Kubernetes secrets are encrypted with a key of the account",
    remedy: 'set encryptionConfig to { provider: { keyArn }, resources: ["secrets"] }',
    types: ["aws:eks/cluster:Cluster"],
    safeProperties: ["encryptionConfig.resources"],
    *check(resource) {
        const key = resource.get("encryptionConfig.provider.keyArn");
        if (!key.isSet) {
            yield { at: key, expected: "the ARN of a KMS key" };
        }
        const resources = resource.get("encryptionConfig.resources");
        if (key.isSet && !resources.strings().includes("secrets")) {
            yield { at: resources, expected: 'to contain "secrets"', unverified: resources.hasUnknownItem };
        }
    },
});
