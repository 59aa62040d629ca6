import { resourceRule } from "../../rule/rule.ts";

export const mskPublic = resourceRule({
    id: "msk-public",
    severity: "high",
    description: "Kafka brokers have no address on the internet",
    remedy: "set brokerNodeGroupInfo.connectivityInfo.publicAccess.type to DISABLED, or leave it out",
    types: ["aws:msk/cluster:Cluster"],
    safeProperties: [
        "brokerNodeGroupInfo.connectivityInfo.publicAccess.type",
        "brokerNodeGroupInfo[].connectivityInfo[].publicAccess[].type",
    ],
    *check(resource) {
        const access = resource.get("brokerNodeGroupInfo.connectivityInfo.publicAccess.type");
        if (access.isSet && access.string() !== "DISABLED") {
            yield { at: access, expected: "DISABLED" };
        }
    },
});
