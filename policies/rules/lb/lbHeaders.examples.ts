import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { lbHeaders } from "./lbHeaders.ts";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const CLASSIC = "aws:elb/loadBalancer:LoadBalancer";

export const examples: RuleExamples = {
    rule: lbHeaders,
    passing: [
        {
            title: "malformed headers dropped, the mode left at AWS's default",
            resources: [resource(BALANCER, "b", { dropInvalidHeaderFields: true })],
        },
        {
            title: "the strictest mode",
            resources: [
                resource(BALANCER, "b", {
                    loadBalancerType: "application",
                    dropInvalidHeaderFields: "true",
                    desyncMitigationMode: "strictest",
                }),
            ],
        },
        {
            title: "a network load balancer, which does not read HTTP",
            resources: [resource(BALANCER, "b", { loadBalancerType: "network", desyncMitigationMode: "monitor" })],
        },
        { title: "a gateway load balancer", resources: [resource(BALANCER, "b", { loadBalancerType: "gateway" })] },
        { title: "a classic load balancer at its defaults", resources: [resource(CLASSIC, "b", {})] },
    ],
    failing: [
        {
            title: "a load balancer that says nothing",
            resources: [resource(BALANCER, "b", {})],
            corrects: { b: { dropInvalidHeaderFields: true } },
            finds: ["b: dropInvalidHeaderFields"],
        },
        {
            title: "malformed headers let through",
            resources: [resource(BALANCER, "b", { dropInvalidHeaderFields: false, desyncMitigationMode: "defensive" })],
            finds: ["b: dropInvalidHeaderFields"],
        },
        {
            title: "ambiguous requests only watched",
            resources: [
                resource("aws:alb/loadBalancer:LoadBalancer", "b", {
                    dropInvalidHeaderFields: true,
                    desyncMitigationMode: "Monitor",
                }),
            ],
            finds: ["b: desyncMitigationMode"],
        },
        {
            title: "a classic load balancer that only watches, which has no other setting",
            resources: [resource(CLASSIC, "b", { desyncMitigationMode: "monitor" })],
            corrects: {},
            finds: ["b: desyncMitigationMode"],
        },
    ],
    unknown: [
        {
            title: "settings that are not known yet",
            resources: [resource(BALANCER, "b", { dropInvalidHeaderFields: UNKNOWN, desyncMitigationMode: UNKNOWN })],
            finds: ["b: desyncMitigationMode", "b: dropInvalidHeaderFields"],
        },
        {
            title: "a kind that is not known yet",
            resources: [resource(BALANCER, "b", { loadBalancerType: UNKNOWN, desyncMitigationMode: "monitor" })],
            corrects: {},
            finds: ["b: desyncMitigationMode", "b: dropInvalidHeaderFields"],
        },
    ],
};
