import { makeGuardedBucket } from "@plinth/audit/bucket";
import { accessLogStatements, lifecycleRules } from "@plinth/audit/plan";
import { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { PlatformPlace } from "../permissions/grants.ts";

export interface StoreHome extends PlatformPlace {
    /** The component's name. */
    readonly name: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly parent: pulumi.Resource;
}

export interface LogStore {
    readonly bucketName: pulumi.Output<string>;
    readonly bucketArn: pulumi.Output<string>;
    readonly keyArn: pulumi.Output<string>;
    /** To wait for before anything is written. */
    readonly ready: readonly pulumi.Resource[];
}

/** Loki deletes by itself what is too old; what it forgot goes this many days later. */
const GRACE_DAYS = 7;
/** Access logs answer who read the logs; as long as logs of a month may be asked about. */
const ACCESS_LOG_DAYS = 90;

/** Where Loki keeps logs: a private bucket over TLS only, with a key of its own, whose reads and writes are logged. */
export function makeLogStore(
    home: StoreHome,
    { retentionDays, protect, emptyOnDelete }: { retentionDays: number; protect: boolean; emptyOnDelete: boolean },
): LogStore {
    const { name, account, region, partition, tags, parent } = home;
    const key = new Key(
        `${name}-logs`,
        { account, region, partition, description: `Logs of pods, ${name}`, services: ["s3"], tags },
        { parent, ...(protect ? { protect: true } : {}) },
    );
    const kept = { parent, lock: undefined, protect, keep: false, emptyOnDelete, tags };
    const { bucket, policy } = makeGuardedBucket({
        ...kept,
        name: `${name}-logs`,
        keyArn: key.arn,
        lifecycle: lifecycleRules({ expireAfterDays: retentionDays + GRACE_DAYS }, "standard"),
        statements: () => [],
    });
    // S3 delivers access logs into no bucket with a KMS key (Amazon S3 User Guide, "Enabling server access logging").
    const accessLogs = makeGuardedBucket({
        ...kept,
        name: `${name}-logs-access`,
        lifecycle: lifecycleRules({ expireAfterDays: ACCESS_LOG_DAYS }, "standard"),
        logsOf: bucket.arn,
        statements: (target, source) => accessLogStatements(account, source, target),
    });
    new aws.s3.BucketLogging(
        `${name}-logs-logging`,
        { bucket: bucket.bucket, targetBucket: accessLogs.bucket.bucket, targetPrefix: `${name}/` },
        { parent, dependsOn: [accessLogs.policy] },
    );
    return { bucketName: bucket.bucket, bucketArn: bucket.arn, keyArn: key.arn, ready: [policy] };
}

/** The log group through which CloudWatch gets counters of service levels, with a key of its own. */
export function makeServiceLevelLogs(
    { name, account, region, partition, tags, parent }: StoreHome,
    { logGroupName, retentionDays, protect }: { logGroupName: string; retentionDays: number; protect: boolean },
): aws.cloudwatch.LogGroup {
    const logicalName = `${name}-service-levels`;
    const kept = { parent, ...(protect ? { protect: true } : {}) };
    const key = new Key(
        logicalName,
        {
            account,
            region,
            partition,
            description: `Counters of service levels, ${name}`,
            services: ["logs"],
            logGroups: [logGroupName],
            tags,
        },
        kept,
    );
    return new aws.cloudwatch.LogGroup(
        logicalName,
        { name: logGroupName, retentionInDays: retentionDays, kmsKeyId: key.arn, tags: { Name: logicalName, ...tags } },
        kept,
    );
}
