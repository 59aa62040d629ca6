import type * as pulumi from "@pulumi/pulumi";
import type { Alarm } from "./alarm.ts";
import { describeSpan, formatAmount, unitOf, watchedNames } from "./describe.ts";
import type { PlannedAlarm } from "./planAlarm.ts";
import type { AlarmRule, AlarmRules } from "./rule.ts";

/** A component's part of a dashboard: plain data but for what only exists after deployment. */
export interface Widgets {
    readonly title: string;
    /** ARNs of the alarms whose states are shown. */
    readonly alarmArns: readonly pulumi.Input<string>[];
    readonly graphs: readonly Graph[];
    /** Graphs that are no alarm's, after the others. @default none */
    readonly drawn?: readonly DrawnGraph[] | undefined;
}

/** A graph whose lines are written out, for what no alarm of one metric describes. */
export interface DrawnGraph {
    readonly title: string;
    readonly periodSeconds: number;
    readonly lines: readonly DrawnLine[];
    readonly limits?: readonly Limit[] | undefined;
}

/** One entry of `metrics` as CloudWatch's "Dashboard Body Structure and Syntax" has it: a metric with its dimensions, or an expression. */
export type DrawnLine = readonly unknown[];

/** What alarms of one role watch, with where they sound. */
export interface Graph {
    readonly title: string;
    readonly rule: AlarmRule;
    readonly series: readonly Series[];
    readonly limits: readonly Limit[];
}

export interface Series {
    readonly label: pulumi.Input<string>;
    readonly dimensions: Alarm["dimensions"];
}

/** A line across a graph. */
export interface Limit {
    readonly value: number;
    readonly label: string;
    /** The side on which something is wrong. */
    readonly wrong: AlarmRule["wrong"];
}

/** One graph for each role; without alarms, graphs alone. */
export function planGraphs<Role extends string>(
    rules: AlarmRules<Role>,
    alarms: readonly Alarm<Role>[],
    planned: readonly PlannedAlarm[],
): Graph[] {
    const roles = [...new Set(alarms.map(({ role }) => role))];
    return roles.map((role) => ({
        title: titleOf(rules[role]),
        rule: rules[role],
        series: alarms
            .filter((alarm) => alarm.role === role)
            .map(({ of, subject, dimensions }) => ({ label: of ?? subject, dimensions })),
        limits: limitsOf(planned.filter(({ alarm }) => alarm.role === role)),
    }));
}

function titleOf(rule: AlarmRule): string {
    return `${watchedNames(rule)} (${unitOf(rule)})`;
}

/** Things of one role often share their limit: it is drawn once. */
function limitsOf(planned: readonly PlannedAlarm[]): Limit[] {
    const byValue = new Map(planned.map((one) => [`${one.limit} ${one.severity}`, one]));
    return [...byValue.values()].map(({ rule, severity, limit }) => ({
        value: limit,
        label: `${severity}: ${rule.wrong} ${formatAmount(limit, unitOf(rule))} ${describeSpan(rule)}`,
        wrong: rule.wrong,
    }));
}
