import type { AlarmArgs, Widgets } from "@plinth/alarms";
import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { watchTrail } from "./alarms.ts";
import { checkTrailArgs } from "./checkArgs.ts";
import { LogBucket } from "./logBucket.ts";
import { makeLogDelivery } from "./parts/logDelivery.ts";
import {
    type AuditAlarmRole,
    type AuditTrailShape,
    DEFAULTS,
    eventSelectors,
    trailBucketStatements,
    trailKeyStatements,
    trailOptOuts,
    type TrailScope,
} from "./plan/index.ts";

/** Inputs of {@link AuditTrail}: the shape is plain data, so it is checked before anything registers. */
export interface AuditTrailArgs extends AuditTrailShape, AlarmArgs<AuditAlarmRole> {
    /** The trail's name in AWS: policies of bucket, key and role name it before it exists. Changing it replaces the trail. */
    readonly trailName: string;
    /** The account, region and partition of the trail. */
    readonly account: string;
    readonly region: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** Tags of what the component makes, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

/**
 * Who did what in the account, or in all accounts of an organisation: a trail of every region with validated files, in a
 * locked bucket under a key of its own, and in CloudWatch Logs for queries and alarms.
 */
export class AuditTrail extends pulumi.ComponentResource {
    readonly trailArn: pulumi.Output<string>;
    readonly trailName: pulumi.Output<string>;
    readonly bucketName: pulumi.Output<string>;
    readonly bucketArn: pulumi.Output<string>;
    readonly keyArn: pulumi.Output<string>;
    /** Where events arrive within minutes: metric filters and queries read them here. */
    readonly logGroupName: pulumi.Output<string>;
    /** What a dashboard shows of the trail: states of its alarms, and what they count. */
    readonly widgets: Widgets;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: AuditTrailArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("audit trail", name, checkTrailArgs(name, args));
        super("plinth:audit:AuditTrail", name, args, opts);
        logOptOuts(name, trailOptOuts, args);
        const { trailName, account, region, partition = "aws", organization, tags = {} } = args;
        const { protect = DEFAULTS.protect, keepAfterDeletion = DEFAULTS.keepAfterDeletion } = args;
        const scope: TrailScope = { trailName, account, region, partition, organization };
        const child = { parent: this };
        const kept = { ...child, ...(protect ? { protect: true } : {}) };
        // Chosen here, so that a preview can show what the key and the role are limited to.
        const logGroup = `/${pulumi.getProject()}/${pulumi.getStack()}/${name}`;
        const key = new Key(
            name,
            {
                description: `Audit trail ${trailName}`,
                account,
                region,
                partition,
                services: ["logs", "s3"],
                logGroups: [logGroup],
                statements: trailKeyStatements(scope),
                retain: keepAfterDeletion,
                tags,
            },
            kept,
        );
        const files = new LogBucket(
            name,
            {
                account,
                keyArn: key.arn,
                statements: (bucketArn) => trailBucketStatements(scope, bucketArn),
                lock: args.lock,
                storage: args.storage,
                accessLogs: args.accessLogs,
                protect,
                keepAfterDeletion,
                tags,
            },
            child,
        );
        const delivery = makeLogDelivery({
            name,
            parent: this,
            scope,
            logGroup,
            keyArn: key.arn,
            protect,
            tags,
            shape: args,
        });
        const own = [files.arn, ...(files.accessLogsArn === undefined ? [] : [files.accessLogsArn])];
        const trail = new aws.cloudtrail.Trail(
            `${name}-trail`,
            {
                name: trailName,
                s3BucketName: files.bucketName,
                kmsKeyId: key.arn,
                isMultiRegionTrail: true,
                includeGlobalServiceEvents: true,
                isOrganizationTrail: organization !== undefined,
                enableLogFileValidation: true,
                enableLogging: true,
                cloudWatchLogsGroupArn: pulumi.interpolate`${delivery.group.arn}:*`,
                cloudWatchLogsRoleArn: delivery.role.arn,
                advancedEventSelectors: pulumi.all(own).apply((arns) => eventSelectors(args, partition, arns)),
                insightSelectors: [...(args.insights ?? [])].sort().map((insightType) => ({ insightType })),
                tags: { Name: name, ...tags },
            },
            { ...kept, dependsOn: [files.policy, delivery.rights] },
        );
        this.trailArn = trail.arn;
        this.trailName = trail.name;
        this.bucketName = files.bucketName;
        this.bucketArn = files.arn;
        this.keyArn = key.arn;
        this.logGroupName = delivery.group.name;
        this.widgets = watchTrail({ name, parent: this, trailName, logGroupName: delivery.group.name, tags }, args);
        this.registerOutputs({
            trailArn: this.trailArn,
            trailName: this.trailName,
            bucketName: this.bucketName,
            bucketArn: this.bucketArn,
            keyArn: this.keyArn,
            logGroupName: this.logGroupName,
        });
    }
}
