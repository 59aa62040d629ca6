import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { rdsEncryption } from "./rdsEncryption.ts";

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";
const GLOBAL = "aws:rds/globalCluster:GlobalCluster";

export const examples: RuleExamples = {
    rule: rdsEncryption,
    passing: [
        {
            title: "an encrypted instance whose key is not known yet",
            resources: [resource(INSTANCE, "db", { storageEncrypted: true, kmsKeyId: UNKNOWN })],
        },
        {
            title: "a replica, which has its source's encryption",
            resources: [resource(INSTANCE, "db", { replicateSourceDb: UNKNOWN })],
        },
        {
            title: "a cluster restored from a snapshot",
            resources: [resource("aws:rds/cluster:Cluster", "db", { snapshotIdentifier: "nightly" })],
        },
        {
            title: "a cluster that replicates another",
            resources: [resource(CLUSTER, "db", { replicationSourceIdentifier: "arn:aws:rds:::cluster:main" })],
        },
        {
            title: "a member of a global cluster",
            resources: [resource(CLUSTER, "db", { globalClusterIdentifier: UNKNOWN })],
        },
        {
            title: "copies as of a moment",
            resources: [INSTANCE, CLUSTER].map((type) =>
                resource(type, "db", { restoreToPointInTime: { useLatestRestorableTime: true } }),
            ),
        },
        {
            title: "an instance restored from a snapshot, and one that is a cluster's",
            resources: [
                resource(INSTANCE, "a", { snapshotIdentifier: UNKNOWN }),
                resource(INSTANCE, "b", { clusterIdentifier: "orders" }),
            ],
        },
        {
            title: "a global cluster made of a cluster",
            resources: [resource(GLOBAL, "db", { sourceDbClusterIdentifier: UNKNOWN })],
        },
        {
            title: "Aurora Serverless v1, which AWS always encrypts",
            resources: [resource(CLUSTER, "db", { engineMode: "serverless", storageEncrypted: false })],
        },
        { title: "a switch written as text", resources: [resource(INSTANCE, "db", { storageEncrypted: "true" })] },
    ],
    failing: [
        {
            title: "an instance that says nothing",
            resources: [resource(INSTANCE, "db", { engine: "postgres" })],
            finds: ["db: storageEncrypted"],
        },
        {
            title: "a cluster that switches it off",
            resources: [resource("aws:rds/cluster:Cluster", "db", { storageEncrypted: false })],
            finds: ["db: storageEncrypted"],
        },
        {
            title: "a cluster and a global cluster that have names of their own",
            resources: [
                resource(CLUSTER, "db", { clusterIdentifier: "orders", engineMode: "provisioned" }),
                resource(GLOBAL, "all", { globalClusterIdentifier: "orders" }),
            ],
            finds: ["db: storageEncrypted", "all: storageEncrypted"],
        },
        {
            title: "a replica that switches it off",
            resources: [resource(INSTANCE, "db", { replicateSourceDb: "main", storageEncrypted: false })],
            finds: ["db: storageEncrypted"],
        },
        {
            title: "a global cluster that says nothing",
            resources: [resource("aws:rds/globalCluster:GlobalCluster", "db", {})],
            finds: ["db: storageEncrypted"],
        },
    ],
    unknown: [
        {
            title: "a cluster that may be Aurora Serverless v1",
            resources: [resource(CLUSTER, "db", { engineMode: UNKNOWN })],
            finds: ["db: storageEncrypted"],
        },
        {
            title: "a switch that is not known yet",
            resources: [resource(INSTANCE, "db", { storageEncrypted: UNKNOWN })],
            finds: ["db: storageEncrypted"],
        },
    ],
};
