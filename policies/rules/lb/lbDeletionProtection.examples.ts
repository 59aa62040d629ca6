import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { lbDeletionProtection } from "./lbDeletionProtection.ts";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

export const examples: RuleExamples = {
    rule: lbDeletionProtection,
    passing: [
        {
            title: "a protected load balancer",
            resources: [resource(BALANCER, "b", { enableDeletionProtection: true })],
        },
        {
            title: "an old type, the switch written as text",
            resources: [resource("aws:alb/loadBalancer:LoadBalancer", "b", { enableDeletionProtection: "true" })],
        },
    ],
    failing: [
        {
            title: "a load balancer that says nothing",
            resources: [resource(BALANCER, "b", {})],
            corrects: { b: { enableDeletionProtection: true } },
            finds: ["b: enableDeletionProtection"],
        },
        {
            title: "protection switched off",
            resources: [resource(BALANCER, "b", { enableDeletionProtection: false, loadBalancerType: "network" })],
            finds: ["b: enableDeletionProtection"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(BALANCER, "b", { enableDeletionProtection: UNKNOWN })],
            finds: ["b: enableDeletionProtection"],
        },
    ],
};
