import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { eksSecretsEncryption } from "./eksSecretsEncryption.ts";

const CLUSTER = "aws:eks/cluster:Cluster";

export const examples: RuleExamples = {
    rule: eksSecretsEncryption,
    passing: [
        {
            title: "a key that is not known yet",
            resources: [
                resource(CLUSTER, "eks", {
                    encryptionConfig: { provider: { keyArn: UNKNOWN }, resources: ["secrets"] },
                }),
            ],
        },
        {
            title: "a known key",
            resources: [
                resource(CLUSTER, "eks", {
                    encryptionConfig: {
                        provider: { keyArn: "arn:aws:kms:eu-west-1:111122223333:key/1" },
                        resources: ["secrets"],
                    },
                }),
            ],
        },
    ],
    failing: [
        {
            title: "a cluster that says nothing",
            resources: [resource(CLUSTER, "eks", {})],
            finds: ["eks: encryptionConfig.provider.keyArn"],
        },
        {
            title: "a key for nothing",
            resources: [
                resource(CLUSTER, "eks", { encryptionConfig: { provider: { keyArn: UNKNOWN }, resources: [] } }),
            ],
            finds: ["eks: encryptionConfig.resources"],
        },
    ],
    unknown: [
        {
            title: "resources that are not known yet",
            resources: [
                resource(CLUSTER, "eks", { encryptionConfig: { provider: { keyArn: UNKNOWN }, resources: UNKNOWN } }),
            ],
            finds: ["eks: encryptionConfig.resources"],
        },
    ],
};
