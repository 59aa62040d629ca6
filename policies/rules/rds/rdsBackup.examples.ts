import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { rdsBackup } from "./rdsBackup.ts";

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";

export const examples: RuleExamples = {
    rule: rdsBackup,
    passing: [
        { title: "seven days, the least", resources: [resource(INSTANCE, "db", { backupRetentionPeriod: 7 })] },
        {
            title: "a replica, which its source backs up",
            resources: [resource(INSTANCE, "db", { replicateSourceDb: UNKNOWN })],
        },
        {
            title: "a cluster that copies another, which that one backs up",
            resources: [resource(CLUSTER, "db", { replicationSourceIdentifier: UNKNOWN, backupRetentionPeriod: 0 })],
        },
        { title: "a cluster's default of one day", resources: [resource(CLUSTER, "db", {})] },
        {
            title: "one day of an instance where the environment is content with it",
            resources: [resource(INSTANCE, "db", { backupRetentionPeriod: 1 })],
            parameters: { minimumDays: 1 },
        },
    ],
    failing: [
        {
            title: "an instance that says nothing",
            resources: [resource(INSTANCE, "db", {})],
            finds: ["db: backupRetentionPeriod"],
        },
        {
            title: "backups switched off",
            resources: [resource(INSTANCE, "db", { backupRetentionPeriod: 0 })],
            finds: ["db: backupRetentionPeriod"],
        },
        {
            title: "six days of an instance",
            resources: [resource(INSTANCE, "db", { backupRetentionPeriod: "6" })],
            finds: ["db: backupRetentionPeriod"],
        },
        {
            title: "a cluster's default where the environment wants a week",
            resources: [resource(CLUSTER, "db", {})],
            parameters: { minimumClusterDays: 7 },
            finds: ["db: backupRetentionPeriod"],
        },
        {
            title: "a cluster's backups switched off",
            resources: [resource(CLUSTER, "db", { backupRetentionPeriod: 0 })],
            finds: ["db: backupRetentionPeriod"],
        },
        {
            title: "an instance that says nothing where one day would do",
            resources: [resource(INSTANCE, "db", {})],
            parameters: { minimumDays: 1 },
            finds: ["db: backupRetentionPeriod"],
        },
    ],
    unknown: [
        {
            title: "a period that is not known yet",
            resources: [resource(INSTANCE, "db", { backupRetentionPeriod: UNKNOWN })],
            finds: ["db: backupRetentionPeriod"],
        },
    ],
};
