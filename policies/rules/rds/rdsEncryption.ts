import { resourceRule } from "../../rule/rule.ts";

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";
const GLOBAL = "aws:rds/globalCluster:GlobalCluster";

/** A copy takes its encryption from its source, where it was judged: these properties name the source. */
const INHERITED_FROM = new Map([
    [INSTANCE, ["replicateSourceDb", "snapshotIdentifier", "restoreToPointInTime", "clusterIdentifier"]],
    [CLUSTER, ["replicationSourceIdentifier", "snapshotIdentifier", "restoreToPointInTime", "globalClusterIdentifier"]],
    [GLOBAL, ["sourceDbClusterIdentifier"]],
]);

export const rdsEncryption = resourceRule({
    id: "rds-encryption",
    severity: "high",
    description: "RDS storage is encrypted at rest",
    remedy: "set storageEncrypted to true (AWS encrypts an existing database only by restoring a snapshot)",
    types: [INSTANCE, CLUSTER, GLOBAL],
    safeProperties: ["storageEncrypted"],
    *check(resource) {
        const encrypted = resource.get("storageEncrypted");
        const inherits = (INHERITED_FROM.get(resource.type) ?? []).some((property) => resource.get(property).isSet);
        // AWS encrypts every cluster of Aurora Serverless v1 (Amazon Aurora User Guide).
        const mode = resource.get("engineMode");
        const isEncrypted = (encrypted.isAbsent && inherits) || mode.string() === "serverless";
        if (encrypted.boolean() !== true && !isEncrypted) {
            yield { at: encrypted, expected: "true", unverified: mode.isUnknown };
        }
    },
});
