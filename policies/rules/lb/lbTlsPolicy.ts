import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { CLASSIC_POLICY } from "../../views/loadBalancer.ts";
import { LISTENER } from "../../views/types.ts";

/** Policies by name that admit TLS 1.2 and newer only; `TLS13-1-0` and `TLS13-1-1` reach further back. */
const MODERN = /^(ELBSecurityPolicy-)?(TLS13-1-[23]-|FS-1-2-|TLS-1-2-)/;

export const lbTlsPolicy = resourceRule({
    id: "lb-tls-policy",
    severity: "medium",
    description: "Load balancers negotiate TLS 1.2 or newer",
    remedy: "set sslPolicy to ELBSecurityPolicy-TLS13-1-2-2021-06",
    types: [...LISTENER, ...CLASSIC_POLICY],
    safeProperties: ["sslPolicy", "policyAttributes[].value"],
    *check(resource) {
        if ((CLASSIC_POLICY as readonly string[]).includes(resource.type)) {
            yield* checkClassic(resource);
            return;
        }
        const protocol = resource.get("protocol");
        const policy = resource.get("sslPolicy");
        const isSecure = ["HTTPS", "TLS"].includes(protocol.string()?.toUpperCase() ?? "");
        if ((isSecure || protocol.isUnknown) && !MODERN.test(policy.string() ?? "")) {
            // AWS falls back to ELBSecurityPolicy-2016-08, which admits TLS 1.0.
            yield { at: policy, expected: "a policy of TLS 1.2 or newer", unverified: protocol.isUnknown };
        }
    },
});

function* checkClassic(policy: ResourceView): Verdicts {
    if (policy.get("policyTypeName").isKnown && policy.get("policyTypeName").string() !== "SSLNegotiationPolicyType") {
        return;
    }
    for (const attribute of policy.get("policyAttributes").items()) {
        const name = attribute.at("name");
        const value = attribute.at("value");
        const isReference = name.string() === "Reference-Security-Policy";
        const isOldProtocol = /^Protocol-(SSLv\d|TLSv1|TLSv1\.1)$/.test(name.string() ?? "");
        const isWrong = isReference ? !MODERN.test(value.string() ?? "") : isOldProtocol && value.boolean() !== false;
        if (name.isUnknown || isWrong) {
            yield { at: value, expected: isOldProtocol ? "false" : "a policy of TLS 1.2 or newer" };
        }
    }
}
