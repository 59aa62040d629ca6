import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { rdsTls } from "./rdsTls.ts";

const INSTANCE = "aws:rds/instance:Instance";
const GROUP = "aws:rds/parameterGroup:ParameterGroup";
const CLUSTER_GROUP = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
const forced = resource(GROUP, "pg", {
    family: "postgres17",
    parameters: [
        { name: "log_connections", value: UNKNOWN },
        { name: "rds.force_ssl", value: "1" },
    ],
});
const mysql = resource(CLUSTER_GROUP, "pg", {
    family: "aurora-mysql8.0",
    parameters: [{ name: "require_secure_transport", value: "ON" }],
});

export const examples: RuleExamples = {
    rule: rdsTls,
    passing: [
        {
            title: "a replica without a group of its own, of a source that is not known yet",
            resources: [resource(INSTANCE, "db", { engine: "postgres", replicateSourceDb: UNKNOWN })],
        },
        {
            title: "an instance with a group that forces TLS",
            resources: [forced, resource(INSTANCE, "db", { engine: "postgres", parameterGroupName: from(forced) })],
        },
        { title: "a cluster's group of MySQL", resources: [mysql] },
        {
            title: "an engine that takes its encryption from elsewhere",
            resources: [resource(INSTANCE, "db", { engine: "oracle-ee" })],
        },
        {
            title: "an Aurora instance's group, which has no such parameter",
            resources: [resource(GROUP, "pg", { family: "aurora-postgresql16" })],
        },
    ],
    failing: [
        {
            title: "a group that switches it off",
            resources: [
                resource(GROUP, "pg", { family: "postgres17", parameters: [{ name: "rds.force_ssl", value: "0" }] }),
            ],
            finds: ["pg: parameters[0].value"],
        },
        {
            title: "a group without the parameter",
            resources: [resource(GROUP, "pg", { family: "mariadb11.4" })],
            finds: ["pg: parameters"],
        },
        {
            title: "an instance without a group",
            resources: [resource(INSTANCE, "db", { engine: "mysql" })],
            finds: ["db: parameterGroupName"],
        },
        {
            title: "an instance with AWS's own group",
            resources: [
                resource(INSTANCE, "db", { engine: "sqlserver-se", parameterGroupName: "default.sqlserver-se-15.0" }),
            ],
            finds: ["db: parameterGroupName"],
        },
    ],
    unknown: [
        {
            title: "a list with a parameter that is not known yet",
            resources: [resource(GROUP, "pg", { family: "postgres17", parameters: [UNKNOWN] })],
            finds: ["pg: parameters"],
        },
        {
            title: "a replica's group that is not known yet",
            resources: [
                resource(INSTANCE, "db", {
                    engine: "postgres",
                    replicateSourceDb: "main",
                    parameterGroupName: UNKNOWN,
                }),
            ],
            finds: ["db: parameterGroupName"],
        },
        {
            title: "a value that is not known yet",
            resources: [
                resource(GROUP, "pg", {
                    family: "postgres17",
                    parameters: [{ name: "rds.force_ssl", value: UNKNOWN }],
                }),
            ],
            finds: ["pg: parameters[0].value"],
        },
        {
            title: "a family that is not known yet",
            resources: [resource(CLUSTER_GROUP, "pg", { family: UNKNOWN })],
            finds: ["pg: family"],
        },
        {
            title: "a group of another stack",
            resources: [resource(INSTANCE, "db", { engine: "postgres", parameterGroupName: "shared-postgres" })],
            finds: ["db: parameterGroupName"],
        },
        {
            title: "a parameter whose name is not known yet",
            resources: [resource(GROUP, "pg", { family: "postgres17", parameters: [{ name: UNKNOWN, value: "1" }] })],
            finds: ["pg: parameters"],
        },
    ],
};
