import { resourceRule } from "../../rule/rule.ts";

/** A copy takes its encryption from its source, where it was judged: these properties name the source. */
const INHERITED_FROM = [
    "replicateSourceDb",
    "snapshotIdentifier",
    "replicationSourceIdentifier",
    "sourceDbClusterIdentifier",
    "clusterIdentifier",
    "globalClusterIdentifier",
    "restoreToPointInTime",
];

export const rdsEncryption = resourceRule({
    id: "rds-encryption",
    severity: "high",
    description: "RDS storage is encrypted at rest",
    remedy: "set storageEncrypted to true (AWS encrypts an existing database only by restoring a snapshot)",
    types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster", "aws:rds/globalCluster:GlobalCluster"],
    safeProperties: ["storageEncrypted"],
    *check(resource) {
        const encrypted = resource.get("storageEncrypted");
        const inherits = INHERITED_FROM.some((property) => resource.get(property).isSet);
        if (encrypted.boolean() !== true && !(encrypted.isAbsent && inherits)) {
            yield { at: encrypted, expected: "true" };
        }
    },
});
