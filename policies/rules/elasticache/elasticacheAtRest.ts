import { resourceRule } from "../../rule/rule.ts";

export const elasticacheAtRest = resourceRule({
    id: "elasticache-at-rest",
    severity: "high",
    description: "ElastiCache replication groups are encrypted at rest",
    remedy: "set atRestEncryptionEnabled to true",
    types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
    safeProperties: ["atRestEncryptionEnabled"],
    *check(resource) {
        const encrypted = resource.get("atRestEncryptionEnabled");
        // A member of a global datastore takes its encryption from the primary group.
        const inherits = encrypted.isAbsent && resource.get("globalReplicationGroupId").isSet;
        // Unset means true for Valkey and false for Redis, says the provider.
        const engine = resource.get("engine");
        const isDefault = encrypted.isAbsent && engine.string()?.toLowerCase() === "valkey";
        if (encrypted.boolean() !== true && !inherits && !isDefault) {
            yield { at: encrypted, expected: "true", unverified: encrypted.isAbsent && engine.isUnknown };
        }
    },
});
