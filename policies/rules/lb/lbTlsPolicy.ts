import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { CLASSIC_POLICY } from "../../views/loadBalancer.ts";
import { isModernTls } from "../../views/tlsPolicy.ts";
import { LISTENER } from "../../views/types.ts";

export const lbTlsPolicy = resourceRule({
    id: "lb-tls-policy",
    severity: "medium",
    description: "Load balancers negotiate TLS 1.2 or newer",
    remedy: "set sslPolicy to ELBSecurityPolicy-TLS13-1-2-2021-06",
    types: [...LISTENER, ...CLASSIC_POLICY],
    safeProperties: ["sslPolicy", "policyAttributes[].value", "attributes[].value"],
    *check(resource) {
        if ((CLASSIC_POLICY as readonly string[]).includes(resource.type)) {
            yield* checkClassic(resource);
            return;
        }
        const protocol = resource.get("protocol");
        const policy = resource.get("sslPolicy");
        const isSecure = ["HTTPS", "TLS"].includes(protocol.string()?.toUpperCase() ?? "");
        if ((isSecure || protocol.isUnknown) && !isModernTls(policy, "loadBalancer")) {
            yield { at: policy, expected: "a policy of TLS 1.2 or newer", unverified: protocol.isUnknown };
        }
    },
});

function* checkClassic(policy: ResourceView): Verdicts {
    const kind = policy.get("policyTypeName");
    if (kind.isKnown && kind.string() !== "SSLNegotiationPolicyType") {
        return;
    }
    for (const attribute of [...policy.get("policyAttributes").items(), ...policy.get("attributes").items()]) {
        const name = attribute.child("name");
        const value = attribute.child("value");
        const isReference = name.string() === "Reference-Security-Policy";
        const isOldProtocol = /^Protocol-(SSLv\d|TLSv1|TLSv1\.1)$/.test(name.string() ?? "");
        const isWrong = isReference ? !isModernTls(value, "loadBalancer") : isOldProtocol && value.boolean() !== false;
        if (name.isUnknown || isWrong) {
            const expected = isOldProtocol ? "false" : "a policy of TLS 1.2 or newer";
            yield { at: value, expected, unverified: name.isUnknown || kind.isUnknown };
        }
    }
}
