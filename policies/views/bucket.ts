import type { Reading } from "../reading/reading.ts";
import type { Related, Relation } from "../relations/relation.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { BUCKET } from "./types.ts";

export const ACCESS_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
export const ACCOUNT_BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
export const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
export const BUCKET_ACL = ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"];
export const BUCKET_ENCRYPTION = [
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
];
export const BUCKET_VERSIONING = [
    "aws:s3/bucketVersioning:BucketVersioning",
    "aws:s3/bucketVersioningV2:BucketVersioningV2",
];
export const BUCKET_LIFECYCLE = [
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
];
export const BUCKET_LOGGING = ["aws:s3/bucketLogging:BucketLogging", "aws:s3/bucketLoggingV2:BucketLoggingV2"];

/** The four switches of a block; public access is blocked only when all are on. */
export const BLOCK_FLAGS = [
    "blockPublicAcls",
    "blockPublicPolicy",
    "ignorePublicAcls",
    "restrictPublicBuckets",
] as const;

function ofBucket(types: readonly string[]): Relation {
    return { types, property: "bucket", parents: BUCKET, keys: ["bucket"] };
}

const BLOCK_OF_BUCKET = ofBucket([ACCESS_BLOCK]);
const POLICY_OF_BUCKET = ofBucket([BUCKET_POLICY]);
const ACL_OF_BUCKET = ofBucket(BUCKET_ACL);
const ENCRYPTION_OF_BUCKET = ofBucket(BUCKET_ENCRYPTION);
const VERSIONING_OF_BUCKET = ofBucket(BUCKET_VERSIONING);
const LIFECYCLE_OF_BUCKET = ofBucket(BUCKET_LIFECYCLE);
const LOGGING_OF_BUCKET = ofBucket(BUCKET_LOGGING);

/** A bucket with the resources that configure it, inline properties of older programs included. */
export class BucketView {
    readonly bucket: ResourceView;
    readonly #stack: StackIndex;

    constructor(bucket: ResourceView, stack: StackIndex) {
        this.bucket = bucket;
        this.#stack = stack;
    }

    get accessBlocks(): Related<ResourceView> {
        return this.#stack.children(this.bucket, BLOCK_OF_BUCKET);
    }

    get policies(): Related<ResourceView> {
        return this.#stack.children(this.bucket, POLICY_OF_BUCKET);
    }

    get acls(): Related<ResourceView> {
        return this.#stack.children(this.bucket, ACL_OF_BUCKET);
    }

    get encryptions(): Related<ResourceView> {
        return this.#stack.children(this.bucket, ENCRYPTION_OF_BUCKET);
    }

    get versionings(): Related<ResourceView> {
        return this.#stack.children(this.bucket, VERSIONING_OF_BUCKET);
    }

    get lifecycles(): Related<ResourceView> {
        return this.#stack.children(this.bucket, LIFECYCLE_OF_BUCKET);
    }

    get loggings(): Related<ResourceView> {
        return this.#stack.children(this.bucket, LOGGING_OF_BUCKET);
    }
}

export function isBucket(resource: ResourceView): boolean {
    return (BUCKET as readonly string[]).includes(resource.type);
}

/** A property of a bucket that is a block today and was a list of one in the type `BucketV2`. */
export function inlineBlock(bucket: ResourceView, block: string, list: string): Reading {
    const old = bucket.get(list);
    return old.isSet ? old : bucket.get(block);
}

/** Whether a block of the whole account covers its buckets; undefined while a switch is not known. */
export function accountBlocksPublicAccess(stack: StackIndex): boolean | undefined {
    const blocks = stack.ofTypes([ACCOUNT_BLOCK]);
    const verdicts = blocks.map((block) => {
        const flags = BLOCK_FLAGS.map((flag) => block.get(flag));
        return (
            flags.every((flag) => flag.boolean() === true) ||
            (flags.some((flag) => flag.boolean() === false || flag.isAbsent) ? false : undefined)
        );
    });
    return verdicts.includes(true) || (verdicts.includes(undefined) ? undefined : false);
}
