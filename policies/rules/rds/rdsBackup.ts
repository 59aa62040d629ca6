import { resourceRule } from "../../rule/rule.ts";

export const rdsBackup = resourceRule({
    id: "rds-backup",
    severity: "medium",
    description: "RDS databases keep automatic backups long enough to notice a loss",
    remedy: "set backupRetentionPeriod to at least the required number of days",
    types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
    safeProperties: ["backupRetentionPeriod"],
    parameters: {
        minimumDays: { description: "Days for which automatic backups are kept", default: 7, stricter: "higher" },
    },
    *check(resource, { parameters }) {
        if (["replicateSourceDb", "replicationSourceIdentifier"].some((source) => resource.get(source).isSet)) {
            return;
        }
        const days = resource.get("backupRetentionPeriod");
        const minimum = parameters.number("minimumDays");
        // Unset means 0 for an instance and 1 for a cluster.
        const effective = days.isAbsent && resource.type === "aws:rds/cluster:Cluster" ? 1 : days.number();
        if (effective === undefined || effective < minimum) {
            yield { at: days, expected: `at least ${minimum}` };
        }
    },
});
