import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkLogBucketArgs } from "./checkArgs.ts";
import { makeGuardedBucket } from "./parts/guardedBucket.ts";
import {
    type AccessLogsShape,
    accessLogStatements,
    BUCKET_DEFAULTS,
    lifecycleRules,
    type LockShape,
    logBucketOptOuts,
    type PolicyStatement,
    type StorageShape,
} from "./plan/index.ts";

/** What a bucket for evidence is made from. */
export interface LogBucketArgs {
    /** The account of the bucket, which stands in its policies. */
    readonly account: string;
    /**
     * Who may write, given the bucket's ARN: services, each narrowed to this account or one of its resources. Requests
     * without TLS are refused in any case. @default nobody
     */
    readonly statements?: ((bucketArn: string) => pulumi.Input<readonly PolicyStatement[]>) | undefined;
    /** The KMS key that encrypts what comes without a key of its own. @default S3's own keys (SSE-S3) */
    readonly keyArn?: pulumi.Input<string> | undefined;
    /** @default governance for 365 days; unsupported for a writer that refuses locked buckets, which is nobody's choice */
    readonly lock?: LockShape | { readonly mode: "unsupported" } | undefined;
    /** How long files stay, and where. */
    readonly storage?: StorageShape | undefined;
    /** Where requests to the files are logged. @default a bucket of its own, for 365 days */
    readonly accessLogs?: AccessLogsShape | undefined;
    /** Whether Pulumi refuses to delete or replace the bucket. @default true */
    readonly protect?: boolean | undefined;
    /** Whether the bucket stays in the account, guarded as it is, when the stack is destroyed. @default true */
    readonly keepAfterDeletion?: boolean | undefined;
    /** Tags of the buckets, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

/**
 * A bucket for what services write as evidence: private, versioned, encrypted, over TLS only, locked, with a lifecycle,
 * and with its own access logged.
 */
export class LogBucket extends pulumi.ComponentResource {
    readonly bucketName: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    /** The bucket's policy, to wait for before a service is told to write: services try it at once. */
    readonly policy: aws.s3.BucketPolicy;
    /** The bucket with the access logs, where it is the component's own. */
    readonly accessLogsArn: pulumi.Output<string> | undefined;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: LogBucketArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("log bucket", name, checkLogBucketArgs(name, args));
        const { statements = () => [], ...inputs } = args;
        super("plinth:audit:LogBucket", name, inputs, opts);
        const { account, lock = { mode: "governance" }, storage = {}, tags = {} } = args;
        logOptOuts(name, logBucketOptOuts, args);
        const kept = {
            parent: this,
            protect: args.protect ?? BUCKET_DEFAULTS.protect,
            keep: args.keepAfterDeletion ?? BUCKET_DEFAULTS.keepAfterDeletion,
            tags,
        };
        const made = makeGuardedBucket({
            ...kept,
            name,
            lock: lock.mode === "unsupported" ? undefined : lock,
            statements,
            keyArn: args.keyArn,
            lifecycle: lifecycleRules(storage),
        });
        const { arn, bucket: bucketName } = made.bucket;
        const { accessLogs = { to: "own" } } = args;
        // Neither KMS nor a lock: S3 delivers access logs into no such bucket (Amazon S3 User Guide, "Enabling server
        // access logging" and "Object Lock considerations").
        const own =
            accessLogs.to === "own"
                ? makeGuardedBucket({
                      ...kept,
                      name: `${name}-access-logs`,
                      lock: undefined,
                      logsOf: arn,
                      statements: (target, source) => accessLogStatements(account, source, target),
                      lifecycle: lifecycleRules(
                          { expireAfterDays: accessLogs.expireAfterDays ?? BUCKET_DEFAULTS.accessLogDays },
                          "standard",
                      ),
                  })
                : undefined;
        new aws.s3.BucketLogging(
            `${name}-logging`,
            {
                bucket: bucketName,
                targetBucket: own?.bucket.bucket ?? (accessLogs.to === "bucket" ? accessLogs.bucket : bucketName),
                targetPrefix: (accessLogs.to === "bucket" ? accessLogs.prefix : undefined) ?? `${name}/`,
            },
            {
                parent: this,
                ...(kept.keep ? { retainOnDelete: true } : {}),
                dependsOn: own === undefined ? [] : [own.policy],
            },
        );
        this.bucketName = bucketName;
        this.arn = arn;
        this.policy = made.policy;
        this.accessLogsArn = own?.bucket.arn;
        this.registerOutputs({ bucketName, arn, accessLogsArn: this.accessLogsArn });
    }
}
