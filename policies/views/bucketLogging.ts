import type { Reading } from "../reading/reading.ts";
import type { Related, Relation } from "../relations/relation.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { BUCKET_LOGGING, BucketView } from "./bucket.ts";
import { BUCKET } from "./types.ts";

/** What names the bucket that receives access logs: a resource of its own, or a bucket inline, old and new. */
const TARGETS: readonly Relation[] = [
    { types: BUCKET_LOGGING, property: "targetBucket", parents: BUCKET, keys: ["bucket"] },
    { types: BUCKET, property: "logging", paths: ["logging.targetBucket"], parents: BUCKET, keys: ["bucket"] },
    { types: BUCKET, property: "loggings", paths: ["loggings[0].targetBucket"], parents: BUCKET, keys: ["bucket"] },
];

/** The configurations that send access logs to this bucket. */
function sendersTo(bucket: ResourceView, stack: StackIndex): Related<ResourceView> {
    const senders = TARGETS.map((relation) => stack.children(bucket, relation));
    return {
        sure: senders.flatMap(({ sure }) => sure),
        maybe: senders.flatMap(({ maybe }) => maybe),
    };
}

/**
 * Whether access logs of S3 are what the bucket is for: another one sends its logs here, or its ACL admits the service
 * that delivers them. Logging the access to access logs has no end.
 */
export function isLogTarget(bucket: ResourceView, stack: StackIndex): boolean | undefined {
    const senders = sendersTo(bucket, stack);
    const { sure, maybe } = new BucketView(bucket, stack).acls;
    const acls = [bucket, ...sure].map((holder) => holder.get("acl"));
    if (senders.sure.length > 0 || acls.some(admitsDelivery)) {
        return true;
    }
    const open = [...acls.filter((acl) => acl.isUnknown), ...maybe.filter((acl) => admitsDelivery(acl.get("acl")))];
    return senders.maybe.length + open.length > 0 ? undefined : false;
}

function admitsDelivery(acl: Reading): boolean {
    return acl.string() === "log-delivery-write";
}
