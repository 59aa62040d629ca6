import {
    type Objective,
    OBJECTIVES,
    type PlannedAlert,
    planServiceLevel,
    type ServiceLevelShape,
    serviceLevelAlarms,
    describeMeasured,
} from "../plan/index.ts";
import { duration, eventsIn, presence, type SeriesOf } from "./promql.ts";

export interface RuleGroup {
    readonly name: string;
    readonly interval: string;
    readonly rules: readonly Rule[];
}

export type Rule = RecordingRule | AlertingRule;

export interface RecordingRule {
    readonly record: string;
    readonly expr: string;
    readonly labels: Readonly<Record<string, string>>;
}

export interface AlertingRule {
    readonly alert: string;
    readonly expr: string;
    readonly for?: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
}

/** What rules say besides the service level. */
export interface RuleHome {
    readonly namespace: string;
    readonly owner: string;
    /** The address of a runbook, from its path in the repository. */
    readonly runbookUrl: (path: string) => string;
    readonly dashboardUrl: string;
}

/** Minutes between evaluations of what pages at once. */
const FAST_INTERVAL_MINUTES = 1;
/**
 * Minutes between evaluations of everything else, and of the counts that long windows are summed from: each stands for the
 * minutes since the one before, so that a sum of them leaves nothing out and counts nothing twice.
 */
export const BASE_MINUTES = 5;
/** From here on windows are summed from recorded counts: reading days of every bucket would be most of Prometheus' work. */
export const LONGEST_RAW_MINUTES = 120;
/** Alerts whose long window is no longer are looked at each minute. */
const FAST_UP_TO_MINUTES = 70;

const EVENTS = "service:slo_events";
const BAD = "service:slo_bad";

/** The rules of a service level, as a PrometheusRule's `spec.groups`. Pure. */
export function planRules(shape: ServiceLevelShape, home: RuleHome): RuleGroup[] {
    const alerts = planServiceLevel(shape);
    const of: SeriesOf = {
        service: shape.service,
        namespace: home.namespace,
        latencySeconds: shape.objectives.latency?.seconds,
    };
    const groups = OBJECTIVES.filter((objective) => shape.objectives[objective] !== undefined).flatMap((objective) => {
        const own = alerts.filter((alert) => alert.kind !== "silent" && alert.objective === objective);
        const rulesOf = (some: readonly PlannedAlert[]): Rule[] => [
            ...windowsOf(some).flatMap((minutes) => recordings(objective, of, minutes)),
            ...some.map((alert) => alertRule(alert, objective, shape, home)),
        ];
        const name = `${shape.service}-slo-${objective}`;
        return [
            group(`${name}-fast`, FAST_INTERVAL_MINUTES, rulesOf(own.filter(isFast))),
            group(name, BASE_MINUTES, [
                ...baseRecordings(objective, of),
                ...rulesOf(own.filter((alert) => !isFast(alert))),
            ]),
        ];
    });
    const silent = alerts.filter(({ kind }) => kind === "silent");
    return [
        ...groups,
        group(
            `${shape.service}-slo-silent`,
            BASE_MINUTES,
            silent.map((alert) => ({
                ...alertRule(alert, "all", shape, home),
                expr: `absent(${presence(of)})`,
                for: duration(alert.longMinutes),
            })),
        ),
    ].filter(({ rules }) => rules.length > 0);
}

/** Whether an alert is looked at each minute. */
export function isFast({ longMinutes }: Pick<PlannedAlert, "longMinutes">): boolean {
    return longMinutes <= FAST_UP_TO_MINUTES;
}

function group(name: string, minutes: number, rules: readonly Rule[]): RuleGroup {
    return { name, interval: duration(minutes), rules };
}

function windowsOf(alerts: readonly PlannedAlert[]): number[] {
    const windows = new Set(alerts.flatMap(({ longMinutes, shortMinutes }) => [longMinutes, shortMinutes]));
    return [...windows].toSorted((one, other) => one - other);
}

/**
 * Counts that long windows are summed from. They have a name of their own: a window of as many minutes may be recorded each
 * minute, and a sum over both would count everything six times.
 */
function baseRecordings(objective: Objective, of: SeriesOf): RecordingRule[] {
    const labels = { service: of.service, namespace: of.namespace, slo: objective };
    const { all, bad } = eventsIn(objective, of, BASE_MINUTES);
    return [
        { record: baseName(EVENTS), expr: all, labels },
        { record: baseName(BAD), expr: bad, labels },
    ];
}

function baseName(name: string): string {
    return `${name}:count${duration(BASE_MINUTES)}`;
}

/** The events of a window, all of them and bad ones. */
function recordings(objective: Objective, of: SeriesOf, minutes: number): RecordingRule[] {
    const labels = { service: of.service, namespace: of.namespace, slo: objective };
    const { all, bad } = countedIn(objective, of, minutes, `{${selectorOf(of, objective)}}`);
    const window = duration(minutes);
    return [
        { record: `${EVENTS}:increase${window}`, expr: all, labels },
        { record: `${BAD}:increase${window}`, expr: bad, labels },
    ];
}

function countedIn(objective: Objective, of: SeriesOf, minutes: number, selector: string) {
    if (minutes <= LONGEST_RAW_MINUTES) return eventsIn(objective, of, minutes);
    const sum = (name: string): string => `sum_over_time(${baseName(name)}${selector}[${duration(minutes)}])`;
    return { all: sum(EVENTS), bad: sum(BAD) };
}

function selectorOf({ service, namespace }: Pick<SeriesOf, "service" | "namespace">, slo: string): string {
    return `service="${service}",namespace="${namespace}",slo="${slo}"`;
}

function alertRule(
    alert: PlannedAlert,
    slo: Objective | "all",
    { service }: ServiceLevelShape,
    { namespace, owner, runbookUrl, dashboardUrl }: RuleHome,
): AlertingRule {
    const { says, runbook } = serviceLevelAlarms[alert.role];
    return {
        alert: alertName(alert.role),
        expr: expression(alert, `{${selectorOf({ service, namespace }, slo)}}`),
        labels: { severity: alert.severity, owner, service, namespace, slo },
        annotations: {
            summary: `[${alert.severity}] ${service} ${says}`,
            description: `${service} in ${namespace}: ${describeMeasured(alert)}. Owner: ${owner}.`,
            runbook_url: runbookUrl(runbook),
            dashboard_url: dashboardUrl,
        },
    };
}

/** An alert's name in Prometheus: `ServiceLevelAvailabilityFast`. */
export function alertName(role: string): string {
    return `ServiceLevel${role.slice(0, 1).toUpperCase()}${role.slice(1)}`;
}

function expression(alert: PlannedAlert, selector: string): string {
    const long = duration(alert.longMinutes);
    const short = duration(alert.shortMinutes);
    const events = (window: string): string => `${EVENTS}:increase${window}${selector}`;
    const bad = (window: string): string => `${BAD}:increase${window}${selector}`;
    switch (alert.kind) {
        case "share":
            return [
                `${bad(long)} / ${events(long)} > ${alert.limit}`,
                `${bad(short)} / ${events(short)} > ${alert.limit}`,
                // Rates are extrapolated, so that a number of requests is one only when it is rounded.
                `${events(long)} >= ${alert.leastEvents - 0.5}`,
            ].join("\nand ");
        case "count":
            return [
                `${bad(long)} >= ${alert.leastBad - 0.5}`,
                `${bad(short)} >= 0.5`,
                `${events(long)} < ${alert.belowEvents - 0.5}`,
            ].join("\nand ");
        case "silent":
            return "";
    }
}
