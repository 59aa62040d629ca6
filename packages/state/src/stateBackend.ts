import { makeGuardedBucket } from "@plinth/audit/bucket";
import { accessLogStatements, lifecycleRules } from "@plinth/audit/plan";
import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { backendUrl, secretsKeyAlias, secretsProviderUrl } from "./plan/addresses.ts";
import { bucketStatements } from "./plan/bucketStatements.ts";
import { checkStateBackendArgs, STATE_DEFAULTS } from "./plan/checkStateBackendArgs.ts";
import { stateOptOuts } from "./plan/optOuts.ts";
import { versionRules } from "./plan/versionRules.ts";
import type { StateBackendArgs } from "./stateBackendArgs.ts";

/**
 * Where Pulumi keeps the states of one environment: a private, versioned bucket over TLS only, whose reads and writes are
 * logged, and two keys. One opens the files, the other the secrets in them, so that reading one is not reading the other.
 *
 * The bucket has no object lock: each operation writes its state anew, and deletes a lock file.
 */
export class StateBackend extends pulumi.ComponentResource {
    readonly bucketName: pulumi.Output<string>;
    /** The key of the bucket's files. */
    readonly bucketKeyArn: pulumi.Output<string>;
    /** The key of the secrets provider. */
    readonly secretsKeyArn: pulumi.Output<string>;
    /** As PULUMI_BACKEND_URL takes it, once the bucket is there. */
    readonly backend: pulumi.Output<string>;
    /** As `pulumi stack init --secrets-provider` takes it, once the key is there. */
    readonly secretsProvider: pulumi.Output<string>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: StateBackendArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("state backend", name, checkStateBackendArgs(name, args));
        super("plinth:state:StateBackend", name, args, opts);
        logOptOuts(name, stateOptOuts, args);
        const {
            environment,
            account,
            region,
            partition = "aws",
            bucketName,
            deployerPaths,
            ownProject,
            tags = {},
        } = args;
        const protect = args.protect ?? STATE_DEFAULTS.protect;
        const keep = args.keepAfterDeletion ?? STATE_DEFAULTS.keepAfterDeletion;
        const place = { account, region, partition, tags, retain: keep };
        const guarded = { parent: this, ...(protect ? { protect: true } : {}) };
        const files = new Key(
            `${name}-files`,
            { ...place, description: `Files of Pulumi's states of ${environment}`, services: ["s3"] },
            guarded,
        );
        const secrets = new Key(
            `${name}-secrets`,
            { ...place, description: `Secrets in Pulumi's states and configuration of ${environment}` },
            guarded,
        );
        const kept = { parent: this, lock: undefined, protect, keep, tags };
        const { bucket, policy } = makeGuardedBucket({
            ...kept,
            name,
            bucketName,
            keyArn: files.arn,
            lifecycle: versionRules(args.keepVersionDays ?? STATE_DEFAULTS.keepVersionDays),
            statements: (arn) => bucketStatements(arn, { account, partition, deployerPaths, ownProject }),
        });
        // S3 delivers access logs into no bucket with a KMS key (Amazon S3 User Guide, "Enabling server access logging").
        const logs = makeGuardedBucket({
            ...kept,
            name: `${name}-access-logs`,
            lifecycle: lifecycleRules(
                { expireAfterDays: args.accessLogDays ?? STATE_DEFAULTS.accessLogDays },
                "standard",
            ),
            logsOf: bucket.arn,
            statements: (target, source) => accessLogStatements(account, source, target),
        });
        new aws.s3.BucketLogging(
            `${name}-logging`,
            { bucket: bucket.bucket, targetBucket: logs.bucket.bucket, targetPrefix: `${name}/` },
            { parent: this, ...(keep ? { retainOnDelete: true } : {}), dependsOn: [logs.policy] },
        );
        this.bucketName = pulumi.all([bucket.bucket, policy.id]).apply(([made]) => made);
        this.bucketKeyArn = files.arn;
        this.secretsKeyArn = secrets.arn;
        this.backend = this.bucketName.apply((made) => backendUrl(made, region));
        const alias = secretsKeyAlias(pulumi.getProject(), pulumi.getStack(), name);
        this.secretsProvider = secrets.aliasName.apply(() => secretsProviderUrl(alias, region));
        this.registerOutputs({
            bucketName: this.bucketName,
            bucketKeyArn: this.bucketKeyArn,
            secretsKeyArn: this.secretsKeyArn,
            backend: this.backend,
            secretsProvider: this.secretsProvider,
        });
    }
}
