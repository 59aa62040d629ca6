import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { mskEncryption } from "./mskEncryption.ts";

const CLUSTER = "aws:msk/cluster:Cluster";

function cluster(encryptionInTransit: unknown) {
    return [resource(CLUSTER, "c", { encryptionInfo: { encryptionInTransit } })];
}

export const examples: RuleExamples = {
    rule: mskEncryption,
    passing: [
        { title: "a cluster that says nothing, which speaks TLS", resources: [resource(CLUSTER, "c", {})] },
        { title: "TLS everywhere", resources: cluster({ clientBroker: "TLS", inCluster: true }) },
        {
            title: "TLS everywhere, the blocks in lists",
            resources: [
                resource(CLUSTER, "c", {
                    encryptionInfo: [{ encryptionInTransit: [{ clientBroker: "TLS", inCluster: "true" }] }],
                }),
            ],
        },
        {
            title: "a key for what is stored, which says nothing of the network",
            resources: [resource(CLUSTER, "c", { encryptionInfo: { encryptionAtRestKmsKeyArn: UNKNOWN } })],
        },
    ],
    failing: [
        {
            title: "clients that may speak plainly, beside brokers that are not known yet",
            resources: cluster({ clientBroker: "TLS_PLAINTEXT", inCluster: UNKNOWN }),
            finds: [
                "c: encryptionInfo.encryptionInTransit.clientBroker",
                "c: encryptionInfo.encryptionInTransit.inCluster unverified",
            ],
        },
        {
            title: "clients that have to speak plainly",
            resources: cluster({ clientBroker: "PLAINTEXT" }),
            finds: ["c: encryptionInfo.encryptionInTransit.clientBroker"],
        },
        {
            title: "brokers that speak plainly with each other",
            resources: cluster({ inCluster: false }),
            finds: ["c: encryptionInfo.encryptionInTransit.inCluster"],
        },
    ],
    unknown: [
        {
            title: "settings that are not known yet",
            resources: [resource(CLUSTER, "c", { encryptionInfo: UNKNOWN })],
            finds: [
                "c: encryptionInfo.encryptionInTransit.clientBroker",
                "c: encryptionInfo.encryptionInTransit.inCluster",
            ],
        },
    ],
};
