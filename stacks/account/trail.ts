import { PART_OPT_OUTS } from "@plinth/account/plan";
import type { Widgets } from "@plinth/alarms";
import { AuditAlarms, AuditTrail } from "@plinth/audit";
import type { LayerContext } from "@plinth/core";
import { logOptOuts } from "@plinth/core/components";
import { placeOf } from "./place.ts";
import type { AccountSettings } from "./settings.ts";

const NOTHING = { trailArn: null, trailBucketName: null, trailKeyArn: null, trailLogGroupName: null };

/** The trail with its alarms: what of it others need, null for what nobody makes here, and what a dashboard shows. */
export function makeTrail(trail: AccountSettings["trail"], context: LayerContext) {
    const place = placeOf(context);
    if (trail.mode === "off") {
        logOptOuts("audit", PART_OPT_OUTS.trail, trail);
        return { outputs: NOTHING, sections: [] };
    }
    if (trail.mode === "adopted") {
        const { trailArn, logGroupName, alarms } = trail;
        const outputs = { ...NOTHING, trailArn, trailLogGroupName: logGroupName ?? null };
        if (logGroupName === undefined) return { outputs, sections: [] };
        const trailName = trailArn.slice(trailArn.lastIndexOf("/") + 1);
        const args = { trailName, logGroupName, alarms, ...context.alerting, tags: place.tags };
        return { outputs, sections: [new AuditAlarms("audit", args, context.options).widgets] };
    }
    const trailName = context.physicalName("aws:cloudtrail/trail:Trail", "audit");
    const made = new AuditTrail("audit", { ...trail, trailName, ...place, ...context.alerting }, context.options);
    const outputs = {
        trailArn: made.trailArn,
        trailBucketName: made.bucketName,
        trailKeyArn: made.keyArn,
        trailLogGroupName: made.logGroupName,
    };
    const sections: readonly Widgets[] = [made.widgets];
    return { outputs, sections };
}
