import { resourceRule } from "../../rule/rule.ts";
import { behavioursOf, DISTRIBUTION } from "../../views/distribution.ts";

export const cloudfrontHttps = resourceRule({
    id: "cloudfront-https",
    severity: "high",
    description: "CloudFront answers viewers over HTTPS only, or sends them there",
    remedy: "set viewerProtocolPolicy to redirect-to-https or https-only in every cache behaviour",
    types: [DISTRIBUTION],
    safeProperties: ["defaultCacheBehavior.viewerProtocolPolicy", "orderedCacheBehaviors[].viewerProtocolPolicy"],
    *check(distribution) {
        for (const behaviour of behavioursOf(distribution)) {
            const policy = behaviour.child("viewerProtocolPolicy");
            if (policy.isUnknown || policy.string()?.toLowerCase() === "allow-all") {
                yield { at: policy, expected: "redirect-to-https or https-only" };
            }
        }
    },
});
