import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { lbAccessLogs } from "./lbAccessLogs.ts";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const CLASSIC = "aws:elb/loadBalancer:LoadBalancer";

export const examples: RuleExamples = {
    rule: lbAccessLogs,
    passing: [
        {
            title: "logs in a bucket that is not known yet",
            resources: [resource(BALANCER, "b", { accessLogs: { bucket: UNKNOWN, enabled: true } })],
        },
        {
            title: "the block as a list of one",
            resources: [resource(BALANCER, "b", { accessLogs: [{ bucket: "logs", enabled: "true" }] })],
        },
        {
            title: "a classic load balancer's bucket, which switches them on",
            resources: [resource(CLASSIC, "b", { accessLogs: { bucket: "logs", interval: 60 } })],
        },
        {
            title: "a gateway load balancer, which has none",
            resources: [resource(BALANCER, "b", { loadBalancerType: "gateway" })],
        },
    ],
    failing: [
        {
            title: "a load balancer that says nothing",
            resources: [resource(BALANCER, "b", { loadBalancerType: "network" })],
            finds: ["b: accessLogs.enabled"],
        },
        {
            title: "a bucket alone",
            resources: [resource("aws:alb/loadBalancer:LoadBalancer", "b", { accessLogs: { bucket: "logs" } })],
            finds: ["b: accessLogs.enabled"],
        },
        {
            title: "a classic load balancer that says nothing",
            resources: [resource(CLASSIC, "b", { loadBalancerType: "gateway" })],
            finds: ["b: accessLogs.enabled"],
        },
        {
            title: "a classic load balancer's logs switched off",
            resources: [resource(CLASSIC, "b", { accessLogs: { bucket: "logs", enabled: false } })],
            finds: ["b: accessLogs.enabled"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(BALANCER, "b", { accessLogs: { bucket: "logs", enabled: UNKNOWN } })],
            finds: ["b: accessLogs.enabled"],
        },
        {
            title: "a kind that is not known yet",
            resources: [resource(BALANCER, "b", { loadBalancerType: UNKNOWN })],
            finds: ["b: accessLogs.enabled"],
        },
    ],
};
