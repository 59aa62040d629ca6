import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { rdsIamAuth } from "./rdsIamAuth.ts";

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";

export const examples: RuleExamples = {
    rule: rdsIamAuth,
    passing: [
        {
            title: "an instance that accepts IAM identities",
            resources: [resource(INSTANCE, "db", { engine: "mysql", iamDatabaseAuthenticationEnabled: true })],
        },
        {
            title: "a cluster that does",
            resources: [
                resource(CLUSTER, "db", { engine: "aurora-postgresql", iamDatabaseAuthenticationEnabled: "true" }),
            ],
        },
        {
            title: "an engine that cannot",
            resources: [resource(INSTANCE, "db", { engine: "sqlserver-se" })],
        },
        {
            title: "a cluster of another engine",
            resources: [resource(CLUSTER, "db", { engine: "neptune" })],
        },
        {
            title: "an Aurora instance, which takes its cluster's setting",
            resources: [resource(INSTANCE, "db", { engine: "aurora-mysql" })],
        },
        {
            title: "an instance of which the engine comes with a snapshot",
            resources: [resource(INSTANCE, "db", { snapshotIdentifier: "nightly" })],
        },
    ],
    failing: [
        {
            title: "PostgreSQL that says nothing",
            resources: [resource(INSTANCE, "db", { engine: "postgres" })],
            finds: ["db: iamDatabaseAuthenticationEnabled"],
        },
        {
            title: "MySQL that refuses them",
            resources: [resource(INSTANCE, "db", { engine: "MySQL", iamDatabaseAuthenticationEnabled: false })],
            finds: ["db: iamDatabaseAuthenticationEnabled"],
        },
        {
            title: "a cluster that says nothing, not even its engine",
            resources: [resource(CLUSTER, "db", {})],
            finds: ["db: iamDatabaseAuthenticationEnabled"],
        },
        {
            title: "a Multi-AZ cluster of PostgreSQL",
            resources: [resource(CLUSTER, "db", { engine: "postgres" })],
            finds: ["db: iamDatabaseAuthenticationEnabled"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(INSTANCE, "db", { engine: "mysql", iamDatabaseAuthenticationEnabled: UNKNOWN })],
            finds: ["db: iamDatabaseAuthenticationEnabled"],
        },
        {
            title: "an engine that is not known yet",
            resources: [resource(INSTANCE, "db", { engine: UNKNOWN })],
            finds: ["db: iamDatabaseAuthenticationEnabled"],
        },
    ],
};
