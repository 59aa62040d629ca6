import { resourceRule } from "../../rule/rule.ts";

export const mskEncryption = resourceRule({
    id: "msk-encryption",
    severity: "high",
    description: "Kafka clients and brokers speak TLS only",
    remedy: "set encryptionInfo.encryptionInTransit.clientBroker to TLS and inCluster to true",
    types: ["aws:msk/cluster:Cluster"],
    safeProperties: [
        "encryptionInfo.encryptionInTransit.clientBroker",
        "encryptionInfo.encryptionInTransit.inCluster",
        "encryptionInfo[].encryptionInTransit[].clientBroker",
        "encryptionInfo[].encryptionInTransit[].inCluster",
    ],
    *check(resource) {
        // Both default to encryption, in the API as in the provider.
        const transit = resource.get("encryptionInfo.encryptionInTransit");
        const clients = transit.child("clientBroker");
        if (clients.isSet && clients.string() !== "TLS") {
            yield { at: clients, expected: "TLS" };
        }
        const brokers = transit.child("inCluster");
        if (brokers.isSet && brokers.boolean() !== true) {
            yield { at: brokers, expected: "true" };
        }
    },
});
