import { resourceRule } from "../../rule/rule.ts";
import { CLASSIC_LOAD_BALANCER, isClassic, isKind, LOAD_BALANCER_V2 } from "../../views/loadBalancer.ts";

export const lbHeaders = resourceRule({
    id: "lb-headers",
    severity: "medium",
    description:
        "Load balancers drop malformed headers and keep ambiguous requests, which smuggle others, from their targets",
    remedy: "set dropInvalidHeaderFields to true and desyncMitigationMode to defensive or strictest",
    types: [...LOAD_BALANCER_V2, ...CLASSIC_LOAD_BALANCER],
    safeProperties: ["dropInvalidHeaderFields", "desyncMitigationMode"],
    *check(balancer) {
        const isApplication = isKind(balancer, "application");
        // Network and gateway load balancers do not read HTTP.
        if (isApplication === "no") {
            return;
        }
        const unverified = isApplication === "unknown";
        const mode = balancer.get("desyncMitigationMode");
        if (mode.isUnknown || mode.string()?.toLowerCase() === "monitor") {
            yield { at: mode, expected: "defensive or strictest", unverified };
        }
        const drops = balancer.get("dropInvalidHeaderFields");
        if (!isClassic(balancer) && drops.boolean() !== true) {
            yield { at: drops, expected: "true", unverified };
        }
    },
    fix(balancer) {
        return !isClassic(balancer) && isKind(balancer, "application") === "yes"
            ? { dropInvalidHeaderFields: true }
            : undefined;
    },
});
