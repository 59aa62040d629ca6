import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { eksLogging } from "./eksLogging.ts";

const CLUSTER = "aws:eks/cluster:Cluster";

export const examples: RuleExamples = {
    rule: eksLogging,
    passing: [
        {
            title: "all five logs",
            resources: [
                resource(CLUSTER, "eks", {
                    enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
                }),
            ],
            corrects: {},
        },
        {
            title: "the three that are required, among one that is not known yet",
            resources: [
                resource(CLUSTER, "eks", { enabledClusterLogTypes: [UNKNOWN, "audit", "api", "authenticator"] }),
            ],
        },
    ],
    failing: [
        {
            title: "a cluster that says nothing",
            resources: [resource(CLUSTER, "eks", {})],
            finds: ["eks: enabledClusterLogTypes"],
            corrects: { eks: { enabledClusterLogTypes: ["api", "audit", "authenticator"] } },
        },
        {
            title: "a missing audit log",
            resources: [resource(CLUSTER, "eks", { enabledClusterLogTypes: ["scheduler", "api", "authenticator"] })],
            finds: ["eks: enabledClusterLogTypes"],
            corrects: { eks: { enabledClusterLogTypes: ["scheduler", "api", "authenticator", "audit"] } },
        },
        {
            title: "a log that the environment asks for besides",
            resources: [resource(CLUSTER, "eks", { enabledClusterLogTypes: ["api", "audit", "authenticator"] })],
            parameters: { types: ["scheduler"] },
            finds: ["eks: enabledClusterLogTypes"],
        },
    ],
    unknown: [
        {
            title: "a list that is not known yet",
            resources: [resource(CLUSTER, "eks", { enabledClusterLogTypes: UNKNOWN })],
            finds: ["eks: enabledClusterLogTypes"],
        },
        {
            title: "a list that may still hold the missing one",
            resources: [resource(CLUSTER, "eks", { enabledClusterLogTypes: ["api", "authenticator", UNKNOWN] })],
            finds: ["eks: enabledClusterLogTypes"],
            corrects: {},
        },
    ],
};
