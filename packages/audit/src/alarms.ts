import { type Alarm, type AlarmArgs, makeAlarms, type Widgets } from "@plinth/alarms";
import { roleName } from "@plinth/alarms/plan";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
    type AuditAlarmRole,
    auditAlarms,
    auditAlarmsOf,
    type Counted,
    metricName,
    NAMESPACE,
    patterns,
} from "./plan/index.ts";

/** The events that are watched. */
export interface WatchedTrail {
    readonly name: string;
    readonly parent: pulumi.Resource;
    readonly trailName: string;
    /** The log group that the trail delivers to. */
    readonly logGroupName: pulumi.Input<string>;
    readonly tags: Readonly<Record<string, string>>;
}

/** Counts what CIS asks to be watched in a trail's log group, and makes an alarm of each count. */
export function watchTrail(trail: WatchedTrail, args: AlarmArgs<AuditAlarmRole>): Widgets {
    const { name, parent, trailName, logGroupName, tags } = trail;
    if (args.alarms !== "off") {
        for (const [role, pattern] of Object.entries(patterns) as [Counted, string][]) {
            new aws.cloudwatch.LogMetricFilter(
                `${name}-${roleName(role)}-filter`,
                {
                    logGroupName,
                    pattern,
                    // With a default, the metric says that nothing happened instead of nothing.
                    metricTransformation: {
                        name: metricName(role),
                        namespace: `${NAMESPACE}/${trailName}`,
                        value: "1",
                        defaultValue: "0",
                    },
                },
                { parent },
            );
        }
    }
    const roles = Object.keys(auditAlarms) as AuditAlarmRole[];
    return makeAlarms(
        { name, title: trailName, rules: auditAlarmsOf(trailName), args: { ...args, tags }, parent },
        roles.map((role): Alarm<AuditAlarmRole> => ({
            role,
            subject: trailName,
            dimensions: role === "trailSilent" ? { LogGroupName: logGroupName } : {},
        })),
    );
}
