import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { costInstanceType } from "./costInstanceType.ts";

const INSTANCE = "aws:ec2/instance:Instance";
const DATABASE = "aws:rds/instance:Instance";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const NODES = "aws:eks/nodeGroup:NodeGroup";

export const examples: RuleExamples = {
    rule: costInstanceType,
    passing: [
        {
            title: "small machines of current generations",
            resources: [
                resource(INSTANCE, "i", { instanceType: "t3.micro" }),
                resource(DATABASE, "db", { instanceClass: "db.m7g.4xlarge" }),
                resource(CACHE, "cache", { nodeType: "cache.t4g.small" }),
                resource(NODES, "nodes", { instanceTypes: ["m7g.large", "m6g.large"] }),
            ],
        },
        {
            title: "a machine that the template names, and nodes of the default type",
            resources: [resource(INSTANCE, "i", { launchTemplate: { id: UNKNOWN } }), resource(NODES, "nodes", {})],
        },
        {
            title: "a database priced by use",
            resources: [resource("aws:rds/clusterInstance:ClusterInstance", "db", { instanceClass: "db.serverless" })],
        },
        {
            title: "families and sizes of the environment, an older one named in full",
            resources: [
                resource(INSTANCE, "old", { instanceType: "m4.8xlarge" }),
                resource(INSTANCE, "new", { instanceType: "r7g.8xlarge" }),
            ],
            parameters: { families: ["m4", "r7*"], sizes: ["8xlarge"] },
        },
    ],
    failing: [
        {
            title: "machines that are too large",
            resources: [
                resource(INSTANCE, "i", { instanceType: "m5.24xlarge" }),
                resource(INSTANCE, "metal", { instanceType: "m7g.metal" }),
                resource(DATABASE, "db", { instanceClass: "db.r6g.16xlarge" }),
                resource(NODES, "nodes", { instanceTypes: ["m7g.large", "m7g.8xlarge"] }),
            ],
            finds: ["db: instanceClass", "i: instanceType", "metal: instanceType", "nodes: instanceTypes[1]"],
        },
        {
            title: "machines of previous generations",
            resources: [
                resource(INSTANCE, "i", { instanceType: "m1.small" }),
                resource(DATABASE, "db", { instanceClass: "db.m3.medium" }),
                resource(CACHE, "cache", { nodeType: "cache.r3.large" }),
                resource("aws:elasticache/cluster:Cluster", "old", { nodeType: "cache.t1.micro" }),
            ],
            finds: ["cache: nodeType", "db: instanceClass", "i: instanceType", "old: nodeType"],
        },
        {
            title: "what the environment does not allow, a previous generation under a pattern among it",
            resources: [
                resource(INSTANCE, "family", { instanceType: "c7g.small" }),
                resource(INSTANCE, "old", { instanceType: "m4.small" }),
                resource(INSTANCE, "size", { instanceType: "m7g.large" }),
            ],
            parameters: { families: ["m*"], sizes: ["small"] },
            finds: ["family: instanceType", "old: instanceType", "size: instanceType"],
        },
        {
            title: "what is no machine at all",
            resources: [resource(INSTANCE, "i", { instanceType: "large" })],
            finds: ["i: instanceType"],
        },
    ],
    unknown: [
        {
            title: "a machine that is not known yet",
            resources: [
                resource(INSTANCE, "i", { instanceType: UNKNOWN }),
                resource(NODES, "nodes", { instanceTypes: ["m7g.large", UNKNOWN] }),
            ],
            finds: ["i: instanceType", "nodes: instanceTypes[1]"],
        },
    ],
};
