import { resourceRule } from "../../rule/rule.ts";

export const redshiftBackup = resourceRule({
    id: "redshift-backup",
    severity: "medium",
    description: "Redshift takes automated snapshots and keeps them",
    remedy: "set automatedSnapshotRetentionPeriod to the days you need",
    types: ["aws:redshift/cluster:Cluster"],
    safeProperties: ["automatedSnapshotRetentionPeriod"],
    parameters: {
        minimumDays: {
            description: "Days that automated snapshots are kept at least; 1 is Redshift's own default",
            default: 1,
            stricter: "higher",
        },
    },
    *check(resource, { parameters }) {
        const days = resource.get("automatedSnapshotRetentionPeriod");
        const minimum = parameters.number("minimumDays");
        // Redshift keeps them for a day when nothing is said.
        if ((days.isAbsent ? 1 : (days.number() ?? 0)) < minimum) {
            yield { at: days, expected: `${minimum} or more` };
        }
    },
});
