import { stackRule } from "../../rule/rule.ts";
import { ACCESS_BLOCK, ACCOUNT_BLOCK, accountBlocksPublicAccess, BLOCK_FLAGS, BucketView } from "../../views/bucket.ts";
import { BUCKET } from "../../views/types.ts";

const ACCESS_POINT = "aws:s3/accessPoint:AccessPoint";

export const s3PublicAccessBlock = stackRule({
    id: "s3-public-access-block",
    severity: "high",
    description: "S3 buckets and access points block public access, whatever their policies and ACLs say",
    remedy: "add an aws.s3.BucketPublicAccessBlock for the bucket with all four switches true",
    types: [...BUCKET, ACCESS_BLOCK, ACCOUNT_BLOCK, ACCESS_POINT],
    safeProperties: BLOCK_FLAGS.flatMap((flag) => [flag, `publicAccessBlockConfiguration.${flag}`]),
    *check(resource, { stack }) {
        const covered = accountBlocksPublicAccess(stack);
        if (covered === true) {
            return;
        }
        if ((BUCKET as readonly string[]).includes(resource.type)) {
            const { sure, maybe } = new BucketView(resource, stack).accessBlocks;
            if (sure.length === 0) {
                yield {
                    at: resource.get("publicAccessBlock"),
                    expected: "a BucketPublicAccessBlock for this bucket",
                    found: "none",
                    unverified: resource.isForeign || maybe.length > 0 || covered === undefined,
                };
            }
            return;
        }
        const isAccessPoint = resource.type === ACCESS_POINT;
        for (const flag of BLOCK_FLAGS) {
            const reading = resource.get(isAccessPoint ? `publicAccessBlockConfiguration.${flag}` : flag);
            // An access point blocks unless told otherwise; a block's switches are off unless set.
            if (reading.boolean() !== true && !(isAccessPoint && reading.isAbsent)) {
                yield {
                    at: reading,
                    expected: "true",
                    unverified: covered === undefined && resource.type !== ACCOUNT_BLOCK,
                };
            }
        }
    },
});
