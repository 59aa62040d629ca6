import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { rdsEncryption } from "./rdsEncryption.ts";

const INSTANCE = "aws:rds/instance:Instance";

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
            title: "a global cluster that says nothing",
            resources: [resource("aws:rds/globalCluster:GlobalCluster", "db", {})],
            finds: ["db: storageEncrypted"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(INSTANCE, "db", { storageEncrypted: UNKNOWN })],
            finds: ["db: storageEncrypted"],
        },
    ],
};
