import { resourceRule } from "../../rule/rule.ts";

export const efsEncryption = resourceRule({
    id: "efs-encryption",
    severity: "high",
    description: "EFS file systems are encrypted at rest, which cannot be switched on later",
    remedy: "set encrypted to true",
    types: ["aws:efs/fileSystem:FileSystem"],
    safeProperties: ["encrypted"],
    *check(resource) {
        const encrypted = resource.get("encrypted");
        if (encrypted.boolean() !== true) {
            yield { at: encrypted, expected: "true" };
        }
    },
});
