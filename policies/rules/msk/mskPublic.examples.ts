import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { mskPublic } from "./mskPublic.ts";

const CLUSTER = "aws:msk/cluster:Cluster";

function cluster(type: unknown) {
    return [resource(CLUSTER, "c", { brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type } } } })];
}

export const examples: RuleExamples = {
    rule: mskPublic,
    passing: [
        {
            title: "a cluster that says nothing",
            resources: [resource(CLUSTER, "c", { brokerNodeGroupInfo: { instanceType: "kafka.m5.large" } })],
        },
        { title: "public access that is said to be off", resources: cluster("DISABLED") },
    ],
    failing: [
        {
            title: "public addresses",
            resources: cluster("SERVICE_PROVIDED_EIPS"),
            finds: ["c: brokerNodeGroupInfo.connectivityInfo.publicAccess.type"],
        },
        {
            title: "public addresses, the blocks in lists",
            resources: [
                resource(CLUSTER, "c", {
                    brokerNodeGroupInfo: [
                        { connectivityInfo: [{ publicAccess: [{ type: "SERVICE_PROVIDED_EIPS" }] }] },
                    ],
                }),
            ],
            finds: ["c: brokerNodeGroupInfo[0].connectivityInfo[0].publicAccess[0].type"],
        },
    ],
    unknown: [
        {
            title: "a kind of access that is not known yet",
            resources: cluster(UNKNOWN),
            finds: ["c: brokerNodeGroupInfo.connectivityInfo.publicAccess.type"],
        },
    ],
};
