import { PART_OPT_OUTS } from "@plinth/account/plan";
import type { Widgets } from "@plinth/alarms";
import { AuditAlarms, AuditTrail } from "@plinth/audit";
import type { LayerContext } from "@plinth/core";
import { logOptOuts } from "@plinth/core/components";
import type * as pulumi from "@pulumi/pulumi";
import { placeOf } from "./place.ts";
import type { AccountSettings } from "./settings.ts";

interface TrailOutputs {
    readonly trailArn?: pulumi.Input<string>;
    readonly trailBucketName?: pulumi.Output<string>;
    readonly trailKeyArn?: pulumi.Output<string>;
    readonly trailLogGroupName?: pulumi.Input<string>;
}

interface MadeTrail {
    /** What of it others need; what nobody makes here is absent. */
    readonly outputs: TrailOutputs;
    readonly sections: readonly Widgets[];
}

/** The trail with its alarms, and what a dashboard shows of it. */
export function makeTrail(trail: AccountSettings["trail"], context: LayerContext): MadeTrail {
    const place = placeOf(context);
    if (trail.mode === "off") {
        logOptOuts("audit", PART_OPT_OUTS.trail, trail);
        return { outputs: {}, sections: [] };
    }
    if (trail.mode === "adopted") {
        const { trailArn, logGroupName, alarms } = trail;
        if (logGroupName === undefined) return { outputs: { trailArn }, sections: [] };
        const trailName = trailArn.slice(trailArn.lastIndexOf("/") + 1);
        const args = { trailName, logGroupName, alarms, ...context.alerting, tags: place.tags };
        const { widgets } = new AuditAlarms("audit", args, context.options);
        return { outputs: { trailArn, trailLogGroupName: logGroupName }, sections: [widgets] };
    }
    const trailName = context.physicalName("aws:cloudtrail/trail:Trail", "audit");
    const made = new AuditTrail("audit", { ...trail, trailName, ...place, ...context.alerting }, context.options);
    const outputs = {
        trailArn: made.trailArn,
        trailBucketName: made.bucketName,
        trailKeyArn: made.keyArn,
        trailLogGroupName: made.logGroupName,
    };
    return { outputs, sections: [made.widgets] };
}
