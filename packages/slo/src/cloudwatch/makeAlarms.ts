import { type Severity, roleName, topicsOf } from "@plinth/alarms/plan";
import { physicalName } from "@plinth/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { describeMeasured, NAMESPACE, quietedBy, serviceLevelAlarms, type ServiceLevelRole } from "../plan/index.ts";
import type { ServiceLevelArgs } from "../serviceLevelArgs.ts";
import { consoleAddress } from "./consoleAddress.ts";
import {
    compositeRule,
    type CountedMetric,
    planAlarms,
    type PlannedAlarm,
    type PlannedMetricAlarm,
} from "./planAlarms.ts";

/** What an alarm of a service level is made with. */
interface Host {
    readonly name: string;
    readonly args: ServiceLevelArgs;
    readonly owner: string;
    readonly parent: pulumi.Resource;
}

/** An alarm that tells somebody: its severity, and what it is called in AWS. */
export interface MadeAlarm {
    readonly severity: Severity;
    readonly arn: pulumi.Output<string>;
    readonly alarmName: string;
}

/** CloudWatch API Reference, PutMetricAlarm and PutCompositeAlarm, AlarmDescription. */
const LONGEST_DESCRIPTION = 1024;

/**
 * Seconds for which a ticket waits for the page that says the same, and for its end: both are evaluated each minute, one
 * after the other.
 */
const SUPPRESSOR_SECONDS = 60;

/** Makes the alarms of a service level: metric alarms for windows, and one over them that tells somebody. */
export function makeAlarms(host: Host): MadeAlarm[] {
    const made = new Map<ServiceLevelRole, MadeAlarm>();
    for (const planned of planAlarms(host.args)) {
        const { role, severity } = planned.alert;
        const parts = Object.entries(planned.parts).map(([part, alarm]) => makePart(host, planned, part, alarm));
        // Pages are planned before what they keep quiet.
        const page = quietedBy(role, (other) => (other === role ? severity : made.get(other)?.severity));
        made.set(role, makeWhole(host, planned, parts, page === undefined ? undefined : made.get(page)));
    }
    return [...made.values()];
}

function makePart(
    { name, args, owner, parent }: Host,
    { alert }: PlannedAlarm,
    part: string,
    { metrics, expression, means, ...alarm }: PlannedMetricAlarm,
): aws.cloudwatch.MetricAlarm {
    const key = `${roleName(alert.role)}-${part}`;
    const resource = `${name}-${key}-alarm`;
    return new aws.cloudwatch.MetricAlarm(
        resource,
        {
            name: alarmName(name, key),
            alarmDescription: `Part of ${alarmName(name, roleName(alert.role))}, which tells whom it concerns: ${means}.`,
            comparisonOperator: alarm.comparisonOperator,
            threshold: alarm.threshold,
            evaluationPeriods: alarm.evaluationPeriods,
            datapointsToAlarm: alarm.evaluationPeriods,
            treatMissingData: alarm.treatMissingData,
            metricQueries: [
                { id: "watched", expression, label: means, returnData: true },
                ...Object.entries(metrics).map(([id, metric]) => ({
                    id,
                    metric: {
                        namespace: NAMESPACE,
                        metricName: metric.name,
                        stat: "Sum",
                        period: alarm.periodSeconds,
                        dimensions: dimensionsOf(args, metric),
                    },
                    returnData: false,
                })),
            ],
            tags: { Name: resource, ...args.tags, Owner: owner, Service: args.service, Runbook: runbookOf(alert.role) },
        },
        // Its name is fixed: a replacement beside it would be the same alarm, and go with it.
        { parent, deleteBeforeReplace: true },
    );
}

function makeWhole(
    { name, args, owner, parent }: Host,
    { alert }: PlannedAlarm,
    parts: readonly aws.cloudwatch.MetricAlarm[],
    page: MadeAlarm | undefined,
): MadeAlarm {
    const key = roleName(alert.role);
    const resource = `${name}-${key}-alarm`;
    const topics = topicsOf(args.alerts, alert.severity);
    const whole = alarmName(name, key);
    const { says, runbook } = serviceLevelAlarms[alert.role];
    const dashboard = consoleAddress(args.region, args.dashboardName);
    const made = new aws.cloudwatch.CompositeAlarm(
        resource,
        {
            alarmName: whole,
            alarmDescription: (
                `[${alert.severity}] ${args.service} ${says}: ${describeMeasured(alert)}. ` +
                `Owner: ${owner}. Runbook: ${runbook}. Dashboard: ${dashboard}`
            ).slice(0, LONGEST_DESCRIPTION),
            alarmRule: pulumi.all(parts.map((part) => part.name)).apply(compositeRule),
            // The end of an alarm is news for whoever was told of its beginning.
            ...(topics.length === 0 ? {} : { alarmActions: [...topics], okActions: [...topics] }),
            // As in Alertmanager: the page is on already, and what is still on after it is told then.
            ...(page === undefined || topics.length === 0
                ? {}
                : {
                      actionsSuppressor: {
                          alarm: page.arn,
                          waitPeriod: SUPPRESSOR_SECONDS,
                          extensionPeriod: SUPPRESSOR_SECONDS,
                      },
                  }),
            tags: {
                Name: resource,
                ...args.tags,
                Severity: alert.severity,
                Owner: owner,
                Service: args.service,
                Runbook: runbook,
                Dashboard: args.dashboardName,
            },
        },
        { parent, deleteBeforeReplace: true },
    );
    return { severity: alert.severity, arn: made.arn, alarmName: whole };
}

function runbookOf(role: keyof typeof serviceLevelAlarms): string {
    return serviceLevelAlarms[role].runbook;
}

/** The dimensions of a service's metric, as the collector sends them. */
export function dimensionsOf(
    { cluster, namespace, service }: Pick<ServiceLevelArgs, "cluster" | "namespace" | "service">,
    { dimensions }: CountedMetric,
): Record<string, pulumi.Input<string>> {
    return { Cluster: cluster, Namespace: namespace, Service: service, ...dimensions };
}

/** Metric alarms and composite ones share their names: no two of either may be the same. */
function alarmName(component: string, key: string): string {
    const parts = [pulumi.getProject(), pulumi.getStack(), component, key];
    return physicalName("aws:cloudwatch/metricAlarm:MetricAlarm", ...parts);
}
