import { logOptOuts } from "@plinth/core/components";
import { physicalName } from "@plinth/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
    type Alarm,
    type AlarmArgs,
    alarmOptOuts,
    type AlarmRules,
    describeAlarm,
    planAlarms,
    planGraphs,
    planMetricAlarm,
    type PlannedAlarm,
    type Widgets,
} from "./plan/index.ts";

/** What a component gives its alarms. */
export interface AlarmHost<Role extends string> {
    /** The component's name: its alarms are `<name>-<role>-alarm`. */
    readonly name: string;
    /** What its part of the dashboard is called: the thing's name in AWS. */
    readonly title: string;
    readonly rules: AlarmRules<Role>;
    readonly args: AlarmArgs<Role> & { readonly tags?: Readonly<Record<string, string>> | undefined };
    readonly parent: pulumi.Resource;
}

/**
 * Makes the alarms of a component as its children, and returns what a dashboard shows of it. With `alarms: off` nothing is
 * made, the log says so, and the graphs are left.
 */
export function makeAlarms<Role extends string>(
    { name, title, rules, args, parent }: AlarmHost<Role>,
    alarms: readonly Alarm<Role>[],
): Widgets {
    logOptOuts(name, alarmOptOuts, args);
    const planned = planAlarms(rules, alarms, args);
    const owner = args.owner ?? pulumi.getProject();
    const made = planned.map((one) => makeAlarm(name, one, { owner, tags: args.tags ?? {}, parent }));
    return { title, alarmArns: made.map(({ arn }) => arn), graphs: planGraphs(rules, alarms, planned) };
}

function makeAlarm(
    component: string,
    planned: PlannedAlarm,
    { owner, tags, parent }: { owner: string; tags: Readonly<Record<string, string>>; parent: pulumi.Resource },
): aws.cloudwatch.MetricAlarm {
    const name = `${component}-${planned.key}-alarm`;
    const { rule, alarm, severity, limit, threshold } = planned;
    return new aws.cloudwatch.MetricAlarm(
        name,
        {
            ...planMetricAlarm(planned),
            name: alarmName(component, planned.key),
            alarmDescription: pulumi
                .output(alarm.subject)
                .apply((subject) => describeAlarm(rule, { subject, severity, owner, limit, threshold })),
            tags: { Name: name, ...tags, Severity: severity, Owner: owner, Runbook: rule.runbook },
        },
        // Its name is fixed: a replacement beside it would be the same alarm, and go with it.
        { parent, deleteBeforeReplace: true },
    );
}

/** An alarm's name in AWS, which is what a page shows: it says which environment's it is. */
function alarmName(component: string, key: string): string {
    const parts = [pulumi.getProject(), pulumi.getStack(), component, key];
    return physicalName("aws:cloudwatch/metricAlarm:MetricAlarm", ...parts);
}
