import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { costScalingMax } from "./costScalingMax.ts";

const NODES = "aws:eks/nodeGroup:NodeGroup";
const GROUP = "aws:autoscaling/group:Group";

export const examples: RuleExamples = {
    rule: costScalingMax,
    passing: [
        {
            title: "groups within the limit",
            resources: [
                resource(NODES, "nodes", { scalingConfig: { minSize: 1, maxSize: 10 } }),
                resource(GROUP, "asg", { maxSize: "3" }),
            ],
        },
        {
            title: "a group that says nothing",
            resources: [resource(GROUP, "asg", { scalingConfig: { maxSize: 99 } })],
        },
        {
            title: "a limit of the environment",
            resources: [resource(GROUP, "asg", { maxSize: 50 })],
            parameters: { maximum: 50 },
        },
    ],
    failing: [
        {
            title: "groups beyond the limit",
            resources: [
                resource(NODES, "nodes", { scalingConfig: { maxSize: 11 } }),
                resource(GROUP, "asg", { maxSize: "100" }),
            ],
            finds: ["asg: maxSize", "nodes: scalingConfig.maxSize"],
        },
        {
            title: "a limit of the environment",
            resources: [resource(GROUP, "asg", { maxSize: 4 })],
            parameters: { maximum: 3 },
            finds: ["asg: maxSize"],
        },
    ],
    unknown: [
        {
            title: "a size that is not known yet",
            resources: [resource(GROUP, "asg", { maxSize: UNKNOWN })],
            finds: ["asg: maxSize"],
        },
        {
            title: "a scaling configuration that is not known yet",
            resources: [resource(NODES, "nodes", { scalingConfig: UNKNOWN })],
            finds: ["nodes: scalingConfig.maxSize"],
        },
    ],
};
