import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { rdsLogging } from "./rdsLogging.ts";

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";
const FOUND = ["db: enabledCloudwatchLogsExports"];

function exporting(type: string, engine: unknown, enabledCloudwatchLogsExports?: unknown) {
    return [resource(type, "db", { engine, enabledCloudwatchLogsExports })];
}

export const examples: RuleExamples = {
    rule: rdsLogging,
    passing: [
        { title: "PostgreSQL's log", resources: exporting(INSTANCE, "postgres", ["postgresql"]) },
        { title: "an edition of Oracle", resources: exporting(INSTANCE, "oracle-ee", ["alert", "audit"]) },
        { title: "an engine nothing is known of", resources: exporting(INSTANCE, "other", ["any"]) },
        { title: "a log of an instance without an engine", resources: exporting(INSTANCE, undefined, ["error"]) },
        { title: "a list that is not known yet", resources: exporting(CLUSTER, "aurora-mysql", UNKNOWN) },
        { title: "an Aurora instance, which has its cluster's", resources: exporting(INSTANCE, "aurora-mysql") },
        { title: "RDS Custom, which has none", resources: exporting(INSTANCE, "custom-oracle-ee") },
        { title: "Aurora MySQL without the audit log", resources: exporting(CLUSTER, "aurora-mysql", ["error"]) },
        {
            title: "the audit log of Aurora MySQL, where it is asked for",
            resources: exporting(CLUSTER, "aurora-mysql", ["error", "audit"]),
            parameters: { audit: true },
        },
        {
            title: "Aurora PostgreSQL, which has no audit log of its own, where it is asked for",
            resources: exporting(CLUSTER, "aurora-postgresql", ["postgresql"]),
            parameters: { audit: true },
        },
        {
            title: "MySQL that is not Aurora, where it is asked for",
            resources: exporting(INSTANCE, "mysql", ["error"]),
            parameters: { audit: true },
        },
    ],
    failing: [
        {
            title: "an instance that says nothing",
            resources: exporting(INSTANCE, "mysql"),
            finds: FOUND,
            says: ["at least one of audit, error"],
        },
        {
            title: "an instance that says nothing at all",
            resources: exporting(INSTANCE, undefined),
            finds: FOUND,
            says: ["at least one log"],
        },
        { title: "a cluster of an engine that is not known yet", resources: exporting(CLUSTER, UNKNOWN), finds: FOUND },
        { title: "an empty list", resources: exporting(CLUSTER, "aurora-postgresql", []), finds: FOUND },
        { title: "a cluster that says nothing", resources: exporting(CLUSTER, "aurora-mysql"), finds: FOUND },
        {
            title: "a log of another engine only",
            resources: exporting(INSTANCE, "Postgres", ["audit"]),
            finds: FOUND,
        },
        {
            title: "Aurora MySQL without the audit log, where it is asked for",
            resources: exporting(CLUSTER, "aurora-mysql", ["error"]),
            parameters: { audit: true },
            finds: FOUND,
        },
        {
            title: "a cluster without an engine or audit log, where it is asked for",
            resources: exporting(CLUSTER, undefined, ["error", "general"]),
            parameters: { audit: true },
            finds: FOUND,
        },
        {
            title: "Aurora's audit log listed for an instance that has none",
            resources: exporting(INSTANCE, "sqlserver-ex", ["audit"]),
            finds: FOUND,
        },
    ],
    unknown: [
        {
            title: "no logs of an instance that may be Aurora's",
            resources: exporting(INSTANCE, UNKNOWN),
            finds: FOUND,
        },
        {
            title: "a log that may be the audit log, where it is asked for",
            resources: exporting(CLUSTER, "aurora-mysql", ["error", UNKNOWN]),
            parameters: { audit: true },
            finds: FOUND,
        },
    ],
};
