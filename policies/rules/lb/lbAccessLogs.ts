import { resourceRule } from "../../rule/rule.ts";
import { CLASSIC_LOAD_BALANCER, isClassic, isKind, LOAD_BALANCER_V2 } from "../../views/loadBalancer.ts";

export const lbAccessLogs = resourceRule({
    id: "lb-access-logs",
    severity: "medium",
    description: "Load balancers log who asked for what",
    remedy: "set accessLogs.bucket to a bucket for logs and accessLogs.enabled to true",
    types: [...LOAD_BALANCER_V2, ...CLASSIC_LOAD_BALANCER],
    safeProperties: ["accessLogs.enabled"],
    *check(balancer) {
        const classic = isClassic(balancer);
        const isGateway = classic ? "no" : isKind(balancer, "gateway");
        // AWS keeps no access logs for gateway load balancers.
        if (isGateway === "yes") {
            return;
        }
        const enabled = balancer.get("accessLogs.enabled");
        // Naming a bucket switches a classic load balancer's logs on, and says nothing yet for the others.
        const byBucket = classic && enabled.isAbsent && balancer.get("accessLogs.bucket").isSet;
        if (enabled.boolean() !== true && !byBucket) {
            yield { at: enabled, expected: "true", unverified: isGateway === "unknown" };
        }
    },
});
