import { stackRule } from "../../rule/rule.ts";
import { BUCKET_LOGGING, BucketView, inlineBlock, isBucket } from "../../views/bucket.ts";
import { isLogTarget } from "../../views/bucketLogging.ts";
import { BUCKET } from "../../views/types.ts";

export const s3Logging = stackRule({
    id: "s3-logging",
    severity: "low",
    description: "Buckets log who accessed them, in another bucket",
    remedy: "add an aws.s3.BucketLogging for the bucket, with a targetBucket that is not the bucket itself",
    types: [...BUCKET, ...BUCKET_LOGGING],
    safeProperties: [],
    *check(resource, { stack }) {
        const another = { expected: "another bucket", found: "the bucket itself" };
        if (!isBucket(resource)) {
            const target = resource.get("targetBucket");
            if (!target.isSet) {
                yield { at: target, expected: another.expected };
            } else if (namesSame(resource.get("bucket").string(), target.string())) {
                yield { at: target, ...another };
            }
            return;
        }
        const inline = inlineBlock(resource, "logging", "loggings");
        const { sure, maybe } = new BucketView(resource, stack).loggings;
        const target = inline.child("targetBucket");
        if (target.isSet) {
            if (namesSame(resource.get("bucket").string(), target.string())) {
                yield { at: target, ...another };
            }
            return;
        }
        const isTarget = isLogTarget(resource, stack);
        if (sure.length === 0 && isTarget !== true) {
            yield {
                at: inline,
                expected: "a BucketLogging for this bucket",
                unverified: resource.isForeign || maybe.length > 0 || isTarget === undefined,
            };
        }
    },
});

function namesSame(bucket: string | undefined, target: string | undefined): boolean {
    return bucket !== undefined && bucket === target;
}
