import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { opensearchNodeToNode } from "./opensearchNodeToNode.ts";

const DOMAIN = "aws:opensearch/domain:Domain";
const OLD = "aws:elasticsearch/domain:Domain";
const three = { clusterConfig: { instanceCount: 3 } };

export const examples: RuleExamples = {
    rule: opensearchNodeToNode,
    passing: [
        {
            title: "several nodes that speak TLS, in both types",
            resources: [
                resource(DOMAIN, "d", { ...three, nodeToNodeEncryption: { enabled: true } }),
                resource(OLD, "o", { ...three, nodeToNodeEncryption: [{ enabled: "true" }] }),
            ],
        },
        { title: "a domain of one node, which says nothing", resources: [resource(DOMAIN, "d", {})] },
        {
            title: "a domain of one node, which says so",
            resources: [
                resource(DOMAIN, "d", {
                    clusterConfig: { instanceCount: 1, dedicatedMasterEnabled: false, warmEnabled: false },
                    nodeToNodeEncryption: { enabled: false },
                }),
            ],
        },
        {
            title: "TLS between nodes whose number is not known yet",
            resources: [
                resource(DOMAIN, "d", {
                    clusterConfig: { instanceCount: UNKNOWN },
                    nodeToNodeEncryption: { enabled: true },
                }),
            ],
        },
    ],
    failing: [
        {
            title: "several nodes that say nothing",
            resources: [resource(DOMAIN, "d", three)],
            finds: ["d: nodeToNodeEncryption.enabled"],
        },
        {
            title: "two nodes of the old type with TLS switched off, their blocks in lists",
            resources: [
                resource(OLD, "o", {
                    clusterConfig: [{ instanceCount: 2 }],
                    nodeToNodeEncryption: [{ enabled: false }],
                }),
            ],
            finds: ["o: nodeToNodeEncryption[0].enabled"],
        },
        {
            title: "one node with dedicated masters, and one with warm nodes",
            resources: [
                resource(DOMAIN, "d", { clusterConfig: { dedicatedMasterEnabled: true } }),
                resource(DOMAIN, "e", { clusterConfig: { instanceCount: UNKNOWN, warmEnabled: true } }),
            ],
            finds: ["d: nodeToNodeEncryption.enabled", "e: nodeToNodeEncryption.enabled"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(DOMAIN, "d", { ...three, nodeToNodeEncryption: { enabled: UNKNOWN } })],
            finds: ["d: nodeToNodeEncryption.enabled"],
        },
        {
            title: "numbers of nodes that are not known yet",
            resources: [
                resource(DOMAIN, "d", { clusterConfig: { instanceCount: UNKNOWN } }),
                resource(DOMAIN, "e", { clusterConfig: { dedicatedMasterEnabled: UNKNOWN } }),
                resource(DOMAIN, "f", { clusterConfig: { warmEnabled: UNKNOWN } }),
                resource(DOMAIN, "g", { clusterConfig: UNKNOWN, nodeToNodeEncryption: { enabled: false } }),
            ],
            finds: [
                "d: nodeToNodeEncryption.enabled",
                "e: nodeToNodeEncryption.enabled",
                "f: nodeToNodeEncryption.enabled",
                "g: nodeToNodeEncryption.enabled",
            ],
        },
    ],
};
