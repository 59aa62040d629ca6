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

const off = resource(GROUP, "pg", { family: "postgres17", parameters: [{ name: "rds.force_ssl", value: "0" }] });
const later = resource(GROUP, "pg", { family: "postgres17", parameters: [{ name: "rds.force_ssl", value: UNKNOWN }] });
const hidden = resource(GROUP, "pg", { family: "mysql8.4", parameters: [UNKNOWN] });
const familyless = resource(GROUP, "pg", { family: UNKNOWN });
const bare = resource(GROUP, "pg", { family: "postgres15" });
const aurora = resource(GROUP, "pg", { family: "aurora-postgresql16" });

export const examples: RuleExamples = {
    rule: rdsTls,
    passing: [
        {
            title: "AWS's own groups of PostgreSQL 15 and newer",
            resources: [
                resource(INSTANCE, "a", { engine: "postgres", engineVersion: "15.4" }),
                resource(INSTANCE, "b", { engine: "postgres", parameterGroupName: "default.postgres17" }),
                resource(INSTANCE, "c", { engine: "Postgres", engineVersion: 16 }),
            ],
        },
        {
            title: "groups that leave it to a family which forces TLS, and the instance that has one",
            resources: [
                bare,
                resource(INSTANCE, "db", { engine: "postgres", parameterGroupName: from(bare) }),
                resource(GROUP, "b", { family: "mariadb11.8", parameters: [{ name: "log_bin", value: "1" }] }),
                resource(INSTANCE, "c", { engine: "mariadb", engineVersion: "12.3.1" }),
            ],
        },
        {
            title: "an instance with a group that has no such parameter",
            resources: [aurora, resource(INSTANCE, "db", { parameterGroupName: from(aurora) })],
        },
        {
            title: "Db2 over TLS alone",
            resources: [
                resource(GROUP, "pg", {
                    family: "db2-se-11.5",
                    parameters: [{ name: "db2comm", value: "SSL" }],
                }),
            ],
        },
        {
            title: "a replica without a group of its own, of a source that is not known yet",
            resources: [resource(INSTANCE, "db", { engine: "postgres", replicateSourceDb: UNKNOWN })],
        },
        {
            title: "an instance with a group that forces TLS",
            resources: [forced, resource(INSTANCE, "db", { engine: "postgres", parameterGroupName: from(forced) })],
        },
        {
            title: "groups that write the value as a number or as a switch",
            resources: [1, true].map((value) =>
                resource(GROUP, `pg${value}`, {
                    family: "mysql8.0",
                    parameters: [{ name: "require_secure_transport", value }],
                }),
            ),
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
            title: "an Aurora cluster's group without the parameter",
            resources: [resource(CLUSTER_GROUP, "pg", { family: "aurora-mysql8.0" })],
            finds: ["pg: parameters"],
        },
        {
            title: "a group that switches it off, and the instance that has it",
            resources: [off, resource(INSTANCE, "db", { engine: "postgres", parameterGroupName: from(off) })],
            finds: ["pg: parameters[0].value", "db: parameterGroupName"],
        },
        {
            title: "a group of Db2 that also speaks without, and the instance that has it",
            resources: [
                resource(GROUP, "pg", {
                    name: "db2",
                    family: "db2-ae-11.5",
                    parameters: [{ name: "db2comm", value: "TCPIP" }],
                }),
                resource(INSTANCE, "db", { parameterGroupName: "db2" }),
            ],
            finds: ["pg: parameters[0].value", "db: parameterGroupName"],
        },
        {
            title: "a group without parameters, and the instance that has it",
            resources: [
                resource(GROUP, "pg", { name: "bare", family: "sqlserver-ex-15.0" }),
                resource(INSTANCE, "db", { engine: "sqlserver-ex", parameterGroupName: "bare" }),
            ],
            finds: ["pg: parameters", "db: parameterGroupName"],
        },
        ...["mariadb11.4", "mariadb10.11", "postgres14", "postgres9.6", "postgres123", "mysql8.4"].map((family) => ({
            title: `a group of ${family} without the parameter`,
            resources: [resource(GROUP, "pg", { family })],
            finds: ["pg: parameters"],
        })),
    ],
    unknown: [
        {
            title: "an instance that names a group of which the value is not known yet",
            resources: [
                resource(GROUP, "pg", {
                    name: "later",
                    family: "mysql8.4",
                    parameters: [{ name: "require_secure_transport", value: UNKNOWN }],
                }),
                resource(INSTANCE, "db", { engine: "mysql", parameterGroupName: "later" }),
            ],
            finds: ["pg: parameters[0].value", "db: parameterGroupName"],
        },
        {
            title: "an instance with AWS's own group, which may not force it",
            resources: [
                resource(INSTANCE, "a", { engine: "mysql" }),
                resource(INSTANCE, "b", { engine: "sqlserver-se", parameterGroupName: "default.sqlserver-se-15.0" }),
                resource(INSTANCE, "c", { engine: "postgres", engineVersion: "14.12" }),
                resource(INSTANCE, "d", { engine: "postgres", parameterGroupName: "default.postgres14" }),
                resource(INSTANCE, "e", { engine: "postgres", engineVersion: UNKNOWN }),
                resource(INSTANCE, "f", { engine: "mysql", engineVersion: "15.0" }),
                resource(INSTANCE, "g", {}),
            ],
            finds: [..."abcdefg"].map((name) => `${name}: parameterGroupName`),
        },
        {
            title: "an instance with a group of which the value is not known yet",
            resources: [later, resource(INSTANCE, "db", { parameterGroupName: from(later) })],
            finds: ["pg: parameters[0].value", "db: parameterGroupName"],
        },
        {
            title: "an instance with a group of which a parameter is not known yet",
            resources: [hidden, resource(INSTANCE, "db", { parameterGroupName: from(hidden) })],
            finds: ["pg: parameters", "db: parameterGroupName"],
        },
        {
            title: "an instance with a group of which the family is not known yet",
            resources: [familyless, resource(INSTANCE, "db", { parameterGroupName: from(familyless) })],
            finds: ["pg: family", "db: parameterGroupName"],
        },
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
