import type { AlarmArgs, Widgets } from "@plinth/alarms";
import { checkAlarmArgs } from "@plinth/alarms/plan";
import { refuseProblems } from "@plinth/core/errors";
import { checkLogicalName } from "@plinth/core/naming";
import { toProblems } from "@plinth/core/settings";
import * as pulumi from "@pulumi/pulumi";
import { watchTrail } from "./alarms.ts";
import { TRAIL_NAME_LENGTH } from "./checkArgs.ts";
import { type AuditAlarmRole, auditAlarms } from "./plan/index.ts";

/** Inputs of {@link AuditAlarms}. */
export interface AuditAlarmsArgs extends AlarmArgs<AuditAlarmRole> {
    /** The trail's name: alarms speak of it, and its metrics are kept under it. */
    readonly trailName: string;
    /** The log group that the trail delivers to, in this account and region. */
    readonly logGroupName: pulumi.Input<string>;
    /** Tags of what the component makes, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** The alarms of {@link AuditTrail} for a trail that somebody else makes and that delivers to a log group here. */
export class AuditAlarms extends pulumi.ComponentResource {
    /** What a dashboard shows of the trail. */
    readonly widgets: Widgets;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: AuditAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("audit alarms", name, [
            ...checkLogicalName(name, TRAIL_NAME_LENGTH),
            ...toProblems(checkAlarmArgs(auditAlarms, args)),
        ]);
        super("plinth:audit:AuditAlarms", name, args, opts);
        const { trailName, logGroupName, tags = {} } = args;
        this.widgets = watchTrail({ name, parent: this, trailName, logGroupName, tags }, args);
        this.registerOutputs({});
    }
}
