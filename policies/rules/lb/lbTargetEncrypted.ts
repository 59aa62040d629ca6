import { resourceRule } from "../../rule/rule.ts";
import { TARGET_GROUP } from "../../views/loadBalancer.ts";

export const lbTargetEncrypted = resourceRule({
    id: "lb-target-encrypted",
    severity: "low",
    profile: "strict",
    description: "Load balancers talk to their targets over TLS, or pass the client's connection on",
    remedy: "set protocol to HTTPS (TLS or TCP for a network load balancer) and have the targets present a certificate",
    types: TARGET_GROUP,
    safeProperties: ["protocol"],
    *check(group) {
        const protocol = group.get("protocol");
        // A function has no protocol: the load balancer invokes it through the Lambda API.
        const isPlain = protocol.isUnknown || protocol.string()?.toUpperCase() === "HTTP";
        const target = group.get("targetType");
        if (isPlain && target.string() !== "lambda") {
            yield { at: protocol, expected: "HTTPS, TLS or TCP", unverified: target.isUnknown };
        }
    },
});
