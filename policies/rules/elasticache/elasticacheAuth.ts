import { resourceRule } from "../../rule/rule.ts";

export const elasticacheAuth = resourceRule({
    id: "elasticache-auth",
    severity: "high",
    description: "ElastiCache replication groups ask clients for credentials",
    remedy: "set userGroupIds, authTokenWo or authToken, together with transitEncryptionEnabled",
    types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
    safeProperties: ["transitEncryptionEnabled"],
    *check(resource) {
        const groups = resource.get("userGroupIds");
        const token = resource.get("authToken").isSet || resource.get("authTokenWo").isSet;
        if (!token && !groups.isSet) {
            yield { at: groups, expected: "a user group, or authToken or authTokenWo to be set", found: "neither" };
            return;
        }
        // Credentials need TLS, which is off unless a global datastore decides.
        const tls = resource.get("transitEncryptionEnabled");
        const inherits = tls.isAbsent && resource.get("globalReplicationGroupId").isSet;
        if (tls.boolean() !== true && !inherits) {
            yield { at: tls, expected: "true, which credentials depend on" };
        }
    },
});
