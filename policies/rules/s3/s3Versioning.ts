import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule } from "../../rule/rule.ts";
import { BUCKET_VERSIONING, BucketView, inlineBlock, isBucket } from "../../views/bucket.ts";
import { BUCKET } from "../../views/types.ts";

export const s3Versioning = stackRule({
    id: "s3-versioning",
    severity: "medium",
    description: "Buckets keep earlier versions of their objects",
    remedy: 'add an aws.s3.BucketVersioning for the bucket with versioningConfiguration.status "Enabled"',
    types: [...BUCKET, ...BUCKET_VERSIONING],
    safeProperties: [
        "versioning.enabled",
        "versioning[].enabled",
        "versionings[].enabled",
        "versioningConfiguration.status",
        "versioningConfiguration[].status",
    ],
    *check(resource, { stack }) {
        if (!isBucket(resource)) {
            const status = resource.get("versioningConfiguration.status");
            if (status.string() !== "Enabled") {
                yield { at: status, expected: "Enabled" };
            }
            return;
        }
        const inline = inlineBlock(resource, "versioning", "versionings").child("enabled");
        const locked = isLocked(resource);
        if (inline.boolean() === true || locked === true) {
            return;
        }
        const { sure, maybe } = new BucketView(resource, stack).versionings;
        if (sure.length === 0) {
            yield {
                at: inline,
                expected: "true, or a BucketVersioning that enables it",
                unverified: resource.isForeign || maybe.length > 0 || locked === undefined,
            };
            return;
        }
        const statuses = sure.map((versioning) => versioning.get("versioningConfiguration.status"));
        if (!statuses.some((status) => status.isUnknown || status.string() === "Enabled")) {
            yield { at: inline, expected: "versioning to be enabled", found: "a BucketVersioning that does not" };
        }
    },
});

/** S3 switches versioning on for a bucket with object lock, and never off again; undefined while that is not known. */
function isLocked(bucket: ResourceView): boolean | undefined {
    const enabled = bucket.get("objectLockEnabled");
    const configured = bucket.get("objectLockConfiguration.objectLockEnabled");
    if (enabled.boolean() === true || configured.string() === "Enabled") {
        return true;
    }
    return enabled.isUnknown || configured.isUnknown ? undefined : false;
}
