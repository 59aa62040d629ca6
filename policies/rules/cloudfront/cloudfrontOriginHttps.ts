import { resourceRule } from "../../rule/rule.ts";
import { DISTRIBUTION, originsOf } from "../../views/distribution.ts";

export const cloudfrontOriginHttps = resourceRule({
    id: "cloudfront-origin-https",
    severity: "medium",
    description: "CloudFront fetches from servers over HTTPS only, with TLS 1.2",
    remedy: "set originProtocolPolicy to https-only and originSslProtocols to TLSv1.2 alone in customOriginConfig",
    types: [DISTRIBUTION],
    safeProperties: [
        "origins[].customOriginConfig.originProtocolPolicy",
        "origins[].customOriginConfig.originSslProtocols[]",
    ],
    *check(distribution) {
        for (const origin of originsOf(distribution)) {
            const server = origin.child("customOriginConfig");
            if (!server.isSet) {
                continue;
            }
            const policy = server.child("originProtocolPolicy");
            if (policy.string()?.toLowerCase() !== "https-only") {
                yield { at: policy, expected: "https-only" };
            }
            const protocols = server.child("originSslProtocols");
            if (!protocols.isSet) {
                yield { at: protocols, expected: "TLSv1.2" };
            }
            for (const protocol of protocols.items()) {
                if (!/^TLSv1\.[23]$/i.test(protocol.string() ?? "")) {
                    yield { at: protocol, expected: "TLSv1.2" };
                }
            }
        }
    },
});
