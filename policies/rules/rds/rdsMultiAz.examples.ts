import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { rdsMultiAz } from "./rdsMultiAz.ts";

const INSTANCE = "aws:rds/instance:Instance";
const MEMBER = "aws:rds/clusterInstance:ClusterInstance";
const cluster = resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql" });
const named = resource("aws:rds/cluster:Cluster", "db", { clusterIdentifier: "orders" });
const worldwide = resource("aws:rds/cluster:Cluster", "db", { globalClusterIdentifier: UNKNOWN });

export const examples: RuleExamples = {
    rule: rdsMultiAz,
    passing: [
        { title: "an instance in two zones", resources: [resource(INSTANCE, "db", { multiAz: true })] },
        {
            title: "a cluster with two instances, by edges",
            resources: [
                cluster,
                resource(MEMBER, "a", { clusterIdentifier: from(cluster) }),
                resource(MEMBER, "b", { clusterIdentifier: from(cluster) }),
            ],
        },
        {
            title: "a cluster with two instances, by name",
            resources: [
                named,
                resource(MEMBER, "a", { clusterIdentifier: "orders" }),
                resource(MEMBER, "b", { clusterIdentifier: "orders" }),
            ],
        },
        {
            title: "a Multi-AZ cluster, of which AWS places the instances",
            resources: [resource("aws:rds/cluster:Cluster", "db", { dbClusterInstanceClass: UNKNOWN })],
        },
        {
            title: "Aurora Serverless v1, which AWS moves to another zone",
            resources: [resource("aws:rds/cluster:Cluster", "db", { engineMode: "serverless" })],
        },
        { title: "a replica", resources: [resource(INSTANCE, "db", { replicateSourceDb: UNKNOWN })] },
    ],
    failing: [
        {
            title: "an instance in one zone",
            resources: [resource(INSTANCE, "db", { engine: "postgres", multiAz: false })],
            finds: ["db: multiAz"],
        },
        {
            title: "a cluster without instances",
            resources: [resource("aws:rds/cluster:Cluster", "db", { engineMode: "provisioned" })],
            finds: ["db: instances"],
        },
        {
            title: "a cluster of a global one with one instance",
            resources: [worldwide, resource(MEMBER, "a", { clusterIdentifier: from(worldwide) })],
            finds: ["db: instances"],
        },
        { title: "an instance that says nothing", resources: [resource(INSTANCE, "db", {})], finds: ["db: multiAz"] },
        {
            title: "a cluster with one instance, beside another's",
            resources: [
                cluster,
                resource(MEMBER, "a", { clusterIdentifier: from(cluster) }),
                resource(MEMBER, "b", { clusterIdentifier: "other" }),
            ],
            finds: ["db: instances"],
        },
    ],
    unknown: [
        {
            title: "a cluster of a global one without instances, which may be a copy",
            resources: [worldwide],
            finds: ["db: instances"],
        },
        {
            title: "a cluster that may be Aurora Serverless v1",
            resources: [resource("aws:rds/cluster:Cluster", "db", { engineMode: UNKNOWN })],
            finds: ["db: instances"],
        },
        {
            title: "a switch that is not known yet",
            resources: [resource(INSTANCE, "db", { multiAz: UNKNOWN })],
            finds: ["db: multiAz"],
        },
        {
            title: "a cluster while the cluster of an instance is not known",
            resources: [
                cluster,
                resource(MEMBER, "a", { clusterIdentifier: from(cluster) }),
                resource(MEMBER, "b", { clusterIdentifier: UNKNOWN }),
            ],
            finds: ["db: instances"],
        },
        {
            title: "an adopted cluster, which may have instances elsewhere",
            resources: [resource("aws:rds/cluster:Cluster", "db", {}, { outputs: {}, external: true })],
            finds: ["db: instances"],
        },
    ],
};
