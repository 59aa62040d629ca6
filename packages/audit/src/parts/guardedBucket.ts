import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
    BUCKET_DEFAULTS,
    type LifecycleRule,
    type LockShape,
    policyOf,
    type PolicyStatement,
    tlsOnly,
} from "../plan/index.ts";

export interface GuardedBucket {
    readonly bucket: aws.s3.Bucket;
    /** To wait for before a service is told to write: services try it at once. */
    readonly policy: aws.s3.BucketPolicy;
}

export interface GuardedBucketPlan {
    readonly name: string;
    readonly parent: pulumi.Resource;
    /** The name in S3, where others have to know it before the bucket is there. @default Pulumi's choice */
    readonly bucketName?: string | undefined;
    /** `undefined` for a bucket that can never have one. */
    readonly lock: LockShape | undefined;
    /** The key of SSE-KMS; none for SSE-S3. */
    readonly keyArn?: pulumi.Input<string> | undefined;
    readonly lifecycle: readonly LifecycleRule[];
    /** The ARN of the bucket whose access logs it takes. */
    readonly logsOf?: pulumi.Input<string> | undefined;
    /** Who may write, beside the refusal of requests without TLS. */
    readonly statements: (bucketArn: string, logsOf: string) => pulumi.Input<readonly PolicyStatement[]>;
    readonly protect: boolean;
    readonly keep: boolean;
    /** Whether the bucket is deleted with what is in it. @default false */
    readonly emptyOnDelete?: boolean | undefined;
    readonly tags: Readonly<Record<string, string>>;
}

/** A private, versioned, encrypted bucket over TLS, with all the resources that its settings are split into. */
export function makeGuardedBucket(plan: GuardedBucketPlan): GuardedBucket {
    const { name, lock } = plan;
    // What guards a bucket that stays must stay with it.
    const child = { parent: plan.parent, ...(plan.keep ? { retainOnDelete: true } : {}) };
    const resource = new aws.s3.Bucket(
        `${name}-bucket`,
        // Only a new bucket can be made lockable; without a default retention that locks nothing yet.
        {
            ...(plan.bucketName === undefined ? {} : { bucket: plan.bucketName }),
            objectLockEnabled: lock !== undefined,
            ...(plan.emptyOnDelete === true ? { forceDestroy: true } : {}),
            tags: { Name: name, ...plan.tags },
        },
        { ...child, ...(plan.protect ? { protect: true } : {}) },
    );
    const bucket = resource.bucket;
    const versioning = new aws.s3.BucketVersioning(
        `${name}-versioning`,
        { bucket, versioningConfiguration: { status: "Enabled" } },
        child,
    );
    // Rules about old versions and locks are refused of a bucket that keeps none.
    const versioned = { ...child, dependsOn: [versioning] };
    if (lock !== undefined && lock.mode !== "none") {
        const { mode, days = BUCKET_DEFAULTS.lockDays } = lock;
        new aws.s3.BucketObjectLockConfiguration(
            `${name}-lock`,
            { bucket, rule: { defaultRetention: { mode: mode.toUpperCase(), days } } },
            versioned,
        );
    }
    new aws.s3.BucketLifecycleConfiguration(`${name}-lifecycle`, { bucket, rules: [...plan.lifecycle] }, versioned);
    new aws.s3.BucketOwnershipControls(
        `${name}-ownership`,
        { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
        child,
    );
    new aws.s3.BucketServerSideEncryptionConfiguration(
        `${name}-encryption`,
        { bucket, rules: [encryption(plan.keyArn)] },
        child,
    );
    const block = new aws.s3.BucketPublicAccessBlock(
        `${name}-access-block`,
        {
            bucket,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        },
        child,
    );
    // Side by side, not one inside of the other: a first preview then knows what the policy depends on.
    const policy = pulumi
        .all([resource.arn, plan.logsOf ?? ""])
        .apply(([arn, logsOf]) =>
            pulumi.output(plan.statements(arn, logsOf)).apply((statements) => policyOf([tlsOnly(arn), ...statements])),
        );
    return {
        bucket: resource,
        // S3 refuses two changes to who may reach a bucket at once.
        policy: new aws.s3.BucketPolicy(`${name}-policy`, { bucket, policy }, { ...child, dependsOn: [block] }),
    };
}

/** With a bucket key, S3 asks KMS once for many files instead of once for each. */
function encryption(keyArn: pulumi.Input<string> | undefined) {
    if (keyArn === undefined) return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
    return {
        bucketKeyEnabled: true,
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
    };
}
