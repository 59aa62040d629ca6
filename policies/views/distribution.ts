import type { Reading } from "../reading/reading.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import type { Answer } from "./answer.ts";
import { BUCKET } from "./types.ts";

export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";

/** How CloudFront reaches a bucket's objects; a bucket's website endpoint is an ordinary server instead. */
const BUCKET_DOMAIN = /\.s3[.-](?!website)[\w.-]*amazonaws\.com(\.cn)?$/i;

/** The default cache behaviour and the ordered ones. */
export function behavioursOf(distribution: ResourceView): Reading[] {
    const standard = distribution.get("defaultCacheBehavior");
    return [...(standard.isAbsent ? [] : [standard]), ...distribution.get("orderedCacheBehaviors").items()];
}

export function originsOf(distribution: ResourceView): Reading[] {
    return distribution.get("origins").items();
}

/** Whether an origin is a bucket: by its domain, by its configuration, or by the resource its domain comes from. */
export function isBucketOrigin(origin: Reading, distribution: ResourceView, stack: StackIndex): Answer {
    const domain = origin.child("domainName");
    if (domain.isKnown && BUCKET_DOMAIN.test(domain.string() ?? "")) {
        return "yes";
    }
    const sources = distribution.dependencies("origins");
    const fromBucket = stack.dependsOn(distribution, "origins", BUCKET);
    if (isServer(origin)) {
        // A bucket's website endpoint comes from a bucket too.
        return domain.isUnknown && (fromBucket || sources.length === 0) ? "unknown" : "no";
    }
    if (origin.child("s3OriginConfig").isSet || fromBucket) {
        return origin.isUnknown ? "unknown" : "yes";
    }
    return domain.isUnknown ? "unknown" : "no";
}

/** An origin without either configuration is a bucket to CloudFront. */
function isServer(origin: Reading): boolean {
    return ["customOriginConfig", "vpcOriginConfig"].some((config) => origin.child(config).isSet && !origin.isUnknown);
}
