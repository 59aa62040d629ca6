import { logOptOuts } from "@plinth/core/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { configRole, makeConfigDelivery } from "./parts/configDelivery.ts";
import { guarded, refusePart } from "./parts/partOptions.ts";
import {
    checkConfig,
    CONFIG_DEFAULTS,
    type ConfigShape,
    PART_OPT_OUTS,
    type Place,
    planRecording,
} from "./plan/index.ts";

export type ConfigRecorderArgs = ConfigShape & Place;

/** AWS Config in one account and region: what its resources were at any time, for Security Hub and for people. */
export class ConfigRecorder extends pulumi.ComponentResource {
    /** `undefined` when off. */
    readonly recorderName: pulumi.Output<string> | undefined;
    /** Where it delivers to; `undefined` unless it is made here. */
    readonly bucketName: pulumi.Output<string> | undefined;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: ConfigRecorderArgs, opts?: pulumi.ComponentResourceOptions) {
        refusePart("AWS Config", name, args, checkConfig(args));
        super("plinth:account:ConfigRecorder", name, args, opts);
        logOptOuts(name, PART_OPT_OUTS.config, args);
        if (args.mode === "created") {
            const made = makeRecorder(name, args, this);
            this.recorderName = made.recorderName;
            this.bucketName = made.bucketName;
        } else if (args.mode === "adopted") {
            this.recorderName = pulumi.output(args.recorderName ?? CONFIG_DEFAULTS.recorderName);
        }
        this.registerOutputs({ recorderName: this.recorderName, bucketName: this.bucketName });
    }
}

function makeRecorder(
    name: string,
    args: Extract<ConfigRecorderArgs, { mode: "created" }>,
    parent: pulumi.Resource,
): { recorderName: pulumi.Output<string>; bucketName: pulumi.Output<string> } {
    const options = guarded(parent, args);
    const roleArn = configRole(name, args, args.serviceLinkedRole ?? "created", parent);
    const delivery = makeConfigDelivery(name, args, parent);
    // AWS's own name: there is one in a region, and everything that looks for it looks for this.
    const own = CONFIG_DEFAULTS.recorderName;
    const recorder = new aws.cfg.Recorder(`${name}-recorder`, { name: own, roleArn, ...planRecording(args) }, options);
    const channel = new aws.cfg.DeliveryChannel(
        `${name}-channel`,
        {
            name: own,
            s3BucketName: delivery.bucketName,
            s3KeyPrefix: delivery.prefix,
            s3KmsKeyArn: delivery.keyArn,
            snapshotDeliveryProperties: { deliveryFrequency: args.snapshots ?? CONFIG_DEFAULTS.snapshots },
        },
        // AWS takes a channel once there is a recorder, and lets it go only once that has stopped.
        { ...options, dependsOn: [recorder, ...delivery.waitFor] },
    );
    new aws.cfg.RecorderStatus(
        `${name}-recording`,
        { name: recorder.name, isEnabled: true },
        { ...options, dependsOn: [channel] },
    );
    if (args.retentionDays !== undefined) {
        const retentionPeriodInDays = args.retentionDays;
        new aws.cfg.RetentionConfiguration(`${name}-retention`, { retentionPeriodInDays }, { parent });
    }
    return { recorderName: recorder.name, bucketName: delivery.bucketName };
}
