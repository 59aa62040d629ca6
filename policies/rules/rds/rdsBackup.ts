import { resourceRule } from "../../rule/rule.ts";

const CLUSTER = "aws:rds/cluster:Cluster";

export const rdsBackup = resourceRule({
    id: "rds-backup",
    severity: "medium",
    description: "RDS databases keep automatic backups long enough to notice a loss",
    remedy: "set backupRetentionPeriod to at least the required number of days",
    types: ["aws:rds/instance:Instance", CLUSTER],
    safeProperties: ["backupRetentionPeriod"],
    parameters: {
        minimumDays: { description: "Days for which an instance's backups are kept", default: 7, stricter: "higher" },
        minimumClusterDays: {
            description: "Days for which a cluster's backups are kept; AWS keeps them for one at least",
            default: 1,
            stricter: "higher",
        },
    },
    *check(resource, { parameters }) {
        if (["replicateSourceDb", "replicationSourceIdentifier"].some((source) => resource.get(source).isSet)) {
            return;
        }
        const days = resource.get("backupRetentionPeriod");
        const isCluster = resource.type === CLUSTER;
        const minimum = parameters.number(isCluster ? "minimumClusterDays" : "minimumDays");
        // Unset means 0 for an instance and 1 for a cluster.
        const effective = days.isAbsent && isCluster ? 1 : days.number();
        if (effective === undefined || effective < minimum) {
            yield { at: days, expected: `at least ${minimum}` };
        }
    },
});
