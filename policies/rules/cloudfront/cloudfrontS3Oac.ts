import { stackRule } from "../../rule/rule.ts";
import { DISTRIBUTION, isBucketOrigin, originsOf } from "../../views/distribution.ts";

export const cloudfrontS3Oac = stackRule({
    id: "cloudfront-s3-oac",
    severity: "medium",
    description: "CloudFront signs its requests to buckets, so that a bucket can refuse everyone else",
    remedy: "set originAccessControlId of the origin to an origin access control for s3",
    types: [DISTRIBUTION],
    safeProperties: [],
    *check(distribution, { stack }) {
        for (const origin of originsOf(distribution)) {
            const control = origin.child("originAccessControlId");
            const isSigned = control.isSet || origin.at("s3OriginConfig.originAccessIdentity").isSet;
            const isBucket = isBucketOrigin(origin, distribution, stack);
            if (isBucket !== "no" && (origin.isUnknown || !isSigned)) {
                yield { at: control, expected: "an origin access control", unverified: isBucket === "unknown" };
            }
        }
    },
});
