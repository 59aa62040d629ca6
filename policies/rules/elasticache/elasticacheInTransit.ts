import { resourceRule } from "../../rule/rule.ts";

export const elasticacheInTransit = resourceRule({
    id: "elasticache-in-transit",
    severity: "high",
    description: "ElastiCache replication groups accept TLS connections only",
    remedy: "set transitEncryptionEnabled to true and transitEncryptionMode to required",
    types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
    safeProperties: ["transitEncryptionEnabled", "transitEncryptionMode"],
    *check(resource) {
        const enabled = resource.get("transitEncryptionEnabled");
        const inherits = enabled.isAbsent && resource.get("globalReplicationGroupId").isSet;
        if (enabled.boolean() !== true && !inherits) {
            yield { at: enabled, expected: "true" };
        }
        const mode = resource.get("transitEncryptionMode");
        if (mode.isUnknown || mode.string() === "preferred") {
            yield { at: mode, expected: "required" };
        }
    },
});
