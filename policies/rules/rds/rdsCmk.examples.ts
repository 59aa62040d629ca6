import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { rdsCmk } from "./rdsCmk.ts";

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";

export const examples: RuleExamples = {
    rule: rdsCmk,
    passing: [
        {
            title: "a key that is not known yet",
            resources: [resource(CLUSTER, "db", { storageEncrypted: true, kmsKeyId: UNKNOWN })],
        },
        { title: "an instance's key", resources: [resource(INSTANCE, "db", { kmsKeyId: "arn:aws:kms:::key/1" })] },
        {
            title: "a replica, which has its source's key",
            resources: [resource(INSTANCE, "db", { replicateSourceDb: UNKNOWN })],
        },
    ],
    failing: [
        {
            title: "encryption with AWS's own key",
            resources: [resource(CLUSTER, "db", { storageEncrypted: true })],
            finds: ["db: kmsKeyId"],
        },
        {
            title: "an empty key",
            resources: [resource(INSTANCE, "db", { storageEncrypted: true, kmsKeyId: "" })],
            finds: ["db: kmsKeyId"],
        },
    ],
    unknown: "a key is set or not, and set counts whatever its value",
};
