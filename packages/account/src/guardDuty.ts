import { logOptOuts } from "@plinth/core/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { guarded, refusePart } from "./parts/partOptions.ts";
import {
    checkGuardDuty,
    GUARDDUTY_DEFAULTS,
    type GuardDutyShape,
    PART_OPT_OUTS,
    type Place,
    planFeatures,
} from "./plan/index.ts";

export type GuardDutyArgs = GuardDutyShape & Place;

/** Amazon GuardDuty in one account and region: its detector, and what it reads. */
export class GuardDuty extends pulumi.ComponentResource {
    /** `undefined` when off. */
    readonly detectorId: pulumi.Output<string> | undefined;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: GuardDutyArgs, opts?: pulumi.ComponentResourceOptions) {
        refusePart("GuardDuty", name, args, checkGuardDuty(args));
        super("plinth:account:GuardDuty", name, args, opts);
        logOptOuts(name, PART_OPT_OUTS.guardDuty, args);
        if (args.mode === "created") this.detectorId = makeDetector(name, args, this).id;
        else if (args.mode === "adopted") this.detectorId = pulumi.output(args.detectorId);
        this.registerOutputs({ detectorId: this.detectorId });
    }
}

function makeDetector(
    name: string,
    args: Extract<GuardDutyArgs, { mode: "created" }>,
    parent: pulumi.Resource,
): aws.guardduty.Detector {
    const options = guarded(parent, args);
    const detector = new aws.guardduty.Detector(
        `${name}-detector`,
        {
            enable: true,
            findingPublishingFrequency: args.findingFrequency ?? GUARDDUTY_DEFAULTS.findingFrequency,
            tags: { Name: name, ...args.tags },
        },
        options,
    );
    for (const { key, ...feature } of planFeatures(args)) {
        new aws.guardduty.DetectorFeature(`${name}-${key}`, { detectorId: detector.id, ...feature }, { parent });
    }
    return detector;
}
