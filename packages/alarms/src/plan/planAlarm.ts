import type { types } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Alarm, alarmKey } from "./alarm.ts";
import { type AlarmArgs, severityOf, thresholdOf } from "./choice.ts";
import { topicsOf } from "./alerts.ts";
import type { AlarmRule, AlarmRules, Metric, Severity } from "./rule.ts";

/** One alarm with everything decided. */
export interface PlannedAlarm {
    /** What the component's name is followed by. */
    readonly key: string;
    readonly alarm: Alarm;
    readonly rule: AlarmRule;
    readonly severity: Severity;
    /** In the rule's unit. */
    readonly threshold: number;
    /** In the metric's unit. */
    readonly limit: number;
    readonly topics: readonly string[];
}

/** Decides the alarms of a component: none with `off`. @throws Error when two alarms have one name, a mistake of the component */
export function planAlarms<Role extends string>(
    rules: AlarmRules<Role>,
    alarms: readonly Alarm<Role>[],
    { alarms: choice, alerts }: AlarmArgs<Role>,
): PlannedAlarm[] {
    if (choice === "off") return [];
    const planned = alarms.map((alarm) => {
        const severity = severityOf(rules, alarm.role, choice);
        const threshold = thresholdOf(rules, alarm.role, choice);
        return {
            key: alarmKey(alarm),
            alarm,
            rule: rules[alarm.role],
            severity,
            threshold,
            limit: alarm.limit ?? threshold,
            topics: topicsOf(alerts, severity),
        };
    });
    const twice = planned.find(({ key }, index) => planned.findIndex((other) => other.key === key) !== index);
    if (twice !== undefined) throw new Error(`two alarms are called ${twice.key}`);
    return planned;
}

/** What an alarm's resource is made from, besides its name, description and tags. */
export interface MetricAlarmPlan {
    readonly comparisonOperator: "GreaterThanThreshold" | "LessThanThreshold";
    readonly threshold: number;
    readonly evaluationPeriods: number;
    readonly datapointsToAlarm: number;
    readonly treatMissingData: AlarmRule["missing"]["means"];
    readonly alarmActions?: string[];
    readonly okActions?: string[];
    readonly namespace?: string;
    readonly metricName?: string;
    readonly statistic?: Metric["statistic"];
    readonly period?: number;
    readonly dimensions?: Record<string, pulumi.Input<string>>;
    readonly metricQueries?: types.input.cloudwatch.MetricAlarmMetricQuery[];
}

/**
 * Provider arguments of one alarm. Pure. No unit is sent: one that the metric does not have would keep the alarm without
 * data for ever (CloudWatch API Reference, PutMetricAlarm, Unit).
 */
export function planMetricAlarm({ rule, alarm, limit, topics }: PlannedAlarm): MetricAlarmPlan {
    return {
        comparisonOperator: rule.wrong === "above" ? "GreaterThanThreshold" : "LessThanThreshold",
        threshold: limit,
        evaluationPeriods: rule.periods,
        datapointsToAlarm: rule.datapoints,
        treatMissingData: rule.missing.means,
        // The end of an alarm is news for whoever was told of its beginning.
        ...(topics.length === 0 ? {} : { alarmActions: [...topics], okActions: [...topics] }),
        ...watched(rule, alarm.dimensions),
    };
}

function watched({ watches, periodSeconds }: AlarmRule, dimensions: Alarm["dimensions"]): Partial<MetricAlarmPlan> {
    const { metric, metrics, expression } = watches;
    if (metric !== undefined) {
        const { namespace, name, statistic } = metric;
        return { namespace, metricName: name, statistic, period: periodSeconds, dimensions: { ...dimensions } };
    }
    return {
        metricQueries: [
            { id: "watched", expression, label: "watched", returnData: true },
            ...Object.entries(metrics).map(([id, { namespace, name, statistic }]) => ({
                id,
                metric: {
                    namespace,
                    metricName: name,
                    stat: statistic,
                    period: periodSeconds,
                    dimensions: { ...dimensions },
                },
                returnData: false,
            })),
        ],
    };
}
