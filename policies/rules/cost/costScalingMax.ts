import { resourceRule } from "../../rule/rule.ts";

const GROUP = "aws:autoscaling/group:Group";

export const costScalingMax = resourceRule({
    id: "cost-scaling-max",
    severity: "medium",
    profile: "cost",
    description: "Groups of machines cannot grow beyond what the environment is meant to pay for",
    remedy: "lower maxSize, or raise the environment's limit",
    types: ["aws:eks/nodeGroup:NodeGroup", GROUP],
    safeProperties: ["maxSize", "scalingConfig.maxSize"],
    parameters: {
        maximum: { description: "Most machines in one group", default: 10, stricter: "lower", organisation: true },
    },
    *check(resource, { parameters }) {
        const size = resource.get(resource.type === GROUP ? "maxSize" : "scalingConfig.maxSize");
        const maximum = parameters.number("maximum");
        if (size.isUnknown || (size.number() ?? 0) > maximum) {
            yield { at: size, expected: `at most ${maximum}` };
        }
    },
});
