import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { redshiftBackup } from "./redshiftBackup.ts";

const CLUSTER = "aws:redshift/cluster:Cluster";

function keeping(automatedSnapshotRetentionPeriod: unknown) {
    return [resource(CLUSTER, "c", { automatedSnapshotRetentionPeriod })];
}

export const examples: RuleExamples = {
    rule: redshiftBackup,
    passing: [
        { title: "a cluster that says nothing, which keeps a day", resources: [resource(CLUSTER, "c", {})] },
        { title: "a day", resources: keeping(1) },
        { title: "a week where a week is asked for", resources: keeping("7"), parameters: { minimumDays: 7 } },
    ],
    failing: [
        { title: "none", resources: keeping(0), finds: ["c: automatedSnapshotRetentionPeriod"] },
        { title: "none, in text", resources: keeping("0"), finds: ["c: automatedSnapshotRetentionPeriod"] },
        {
            title: "the default where a week is asked for",
            resources: [resource(CLUSTER, "c", {})],
            parameters: { minimumDays: 7 },
            finds: ["c: automatedSnapshotRetentionPeriod"],
        },
    ],
    unknown: [
        {
            title: "a time that is not known yet",
            resources: keeping(UNKNOWN),
            finds: ["c: automatedSnapshotRetentionPeriod"],
        },
    ],
};
