import type { Reading } from "../../reading/reading.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule } from "../../rule/rule.ts";
import {
    ACCESS_BLOCK,
    ACCOUNT_BLOCK,
    accountBlocksPublicAccess,
    BLOCK_FLAGS,
    BucketView,
    isBucket,
} from "../../views/bucket.ts";
import { BUCKET } from "../../views/types.ts";

const ACCESS_POINT = "aws:s3/accessPoint:AccessPoint";

export const s3PublicAccessBlock = stackRule({
    id: "s3-public-access-block",
    severity: "high",
    description: "S3 buckets and access points block public access, whatever their policies and ACLs say",
    remedy: "add an aws.s3.BucketPublicAccessBlock for the bucket with all four switches true",
    types: [...BUCKET, ACCESS_BLOCK, ACCOUNT_BLOCK, ACCESS_POINT],
    safeProperties: BLOCK_FLAGS.flatMap((flag) => [
        flag,
        `publicAccessBlockConfiguration.${flag}`,
        `publicAccessBlockConfiguration[].${flag}`,
    ]),
    *check(resource, { stack }) {
        const covered = accountBlocksPublicAccess(stack);
        if (covered === true) {
            return;
        }
        const expected = "true";
        const unverified = covered === undefined;
        if (isBucket(resource)) {
            const { sure, maybe } = new BucketView(resource, stack).accessBlocks;
            const at = resource.get("publicAccessBlock");
            if (sure.length === 0) {
                yield {
                    at,
                    expected: "a BucketPublicAccessBlock for this bucket",
                    found: "none",
                    unverified: unverified || resource.isForeign || maybe.length > 0,
                };
            } else if (sure.every(hasSwitchOff)) {
                yield {
                    at,
                    expected: "a block with all four switches true",
                    found: "one with a switch off",
                    unverified,
                };
            }
            return;
        }
        const isAccessPoint = resource.type === ACCESS_POINT;
        for (const flag of BLOCK_FLAGS) {
            const reading = resource.get(isAccessPoint ? `publicAccessBlockConfiguration.${flag}` : flag);
            // An access point blocks unless told otherwise; a block's switches are off unless set.
            if (reading.boolean() !== true && !(isAccessPoint && reading.isAbsent)) {
                yield { at: reading, expected, unverified };
            }
        }
    },
    /** An access point would be replaced, and a bucket has its block apart. */
    fix(resource) {
        const blocks = [ACCESS_BLOCK, ACCOUNT_BLOCK].includes(resource.type);
        const off = BLOCK_FLAGS.filter((flag) => blocks && isOff(resource.get(flag)));
        return off.length > 0 ? Object.fromEntries(off.map((flag) => [flag, true])) : undefined;
    },
});

function hasSwitchOff(block: ResourceView): boolean {
    return BLOCK_FLAGS.some((flag) => isOff(block.get(flag)));
}

function isOff(flag: Reading): boolean {
    return flag.boolean() !== true && !flag.isUnknown;
}
