import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { eksPublicEndpoint } from "./eksPublicEndpoint.ts";

const CLUSTER = "aws:eks/cluster:Cluster";

export const examples: RuleExamples = {
    rule: eksPublicEndpoint,
    passing: [
        {
            title: "a private endpoint",
            resources: [resource(CLUSTER, "eks", { vpcConfig: { endpointPublicAccess: false } })],
        },
        {
            title: "an endpoint for the office only",
            resources: [
                resource(CLUSTER, "eks", {
                    vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["198.51.100.0/24"] },
                }),
            ],
        },
        {
            title: "a private endpoint with a list that no longer matters",
            resources: [
                resource(CLUSTER, "eks", {
                    vpcConfig: { endpointPublicAccess: false, publicAccessCidrs: ["0.0.0.0/0"] },
                }),
            ],
        },
    ],
    failing: [
        {
            title: "a cluster that says nothing",
            resources: [resource(CLUSTER, "eks", { vpcConfig: { subnetIds: [UNKNOWN] } })],
            finds: ["eks: vpcConfig.endpointPublicAccess"],
        },
        {
            title: "the world in a list",
            resources: [
                resource(CLUSTER, "eks", { vpcConfig: { publicAccessCidrs: ["198.51.100.0/24", "0.0.0.0/0"] } }),
            ],
            finds: ["eks: vpcConfig.publicAccessCidrs[1]"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(CLUSTER, "eks", { vpcConfig: { endpointPublicAccess: UNKNOWN } })],
            finds: ["eks: vpcConfig.endpointPublicAccess"],
        },
        {
            title: "networks that are not known yet",
            resources: [resource(CLUSTER, "eks", { vpcConfig: { publicAccessCidrs: UNKNOWN } })],
            finds: ["eks: vpcConfig.publicAccessCidrs[]"],
        },
        {
            title: "a network that is not known yet",
            resources: [
                resource(CLUSTER, "eks", { vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: [UNKNOWN] } }),
            ],
            finds: ["eks: vpcConfig.publicAccessCidrs[0]"],
        },
    ],
};
