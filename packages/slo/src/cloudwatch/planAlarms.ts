import {
    type PlannedAlert,
    planServiceLevel,
    REQUESTS,
    type ServiceLevelShape,
    type SilentAlert,
    WITHIN,
} from "../plan/index.ts";
import { boundText } from "../plan/series.ts";

/** One metric of a service, without the dimensions that all of its metrics share. */
export interface CountedMetric {
    readonly name: string;
    /** `Outcome` or `Le`, beside Cluster, Namespace and Service. */
    readonly dimensions: Readonly<Record<string, string>>;
}

/** A metric alarm with everything decided but the service's dimensions. It has no actions: the alarm made of it has. */
export interface PlannedMetricAlarm {
    readonly metrics: Readonly<Record<string, CountedMetric>>;
    /** Metric math over the metrics' sums. */
    readonly expression: string;
    readonly comparisonOperator: "GreaterThanThreshold" | "LessThanThreshold";
    readonly threshold: number;
    readonly periodSeconds: number;
    readonly evaluationPeriods: number;
    readonly treatMissingData: "notBreaching" | "breaching";
    /** What it means while it is in ALARM, for its description. */
    readonly means: string;
}

/** An alert as CloudWatch has it: in ALARM while all of its parts are. */
export interface PlannedAlarm {
    readonly alert: PlannedAlert;
    /** By what their names end with: `long`, `short`. */
    readonly parts: Readonly<Record<string, PlannedMetricAlarm>>;
}

/**
 * Seconds without a value after which nothing is counted any more come in periods of five minutes: one late delivery is no
 * silence.
 */
const SILENT_PERIOD_SECONDS = 300;
/** CloudWatch API Reference, PutMetricAlarm, Period: seven days. */
const LONGEST_PERIOD_SECONDS = 7 * 24 * 60 * 60;
/** Counts are whole, as in Prometheus once they are rounded: at least five is more than four and a half. */
const HALF = 0.5;

/**
 * The alarms of a service level. Pure.
 *
 * Each window is one period: the default evaluation window slides, so an alarm with a period of three days looks at the
 * last three days whenever it is evaluated (CloudWatch User Guide, "Alarm evaluation window"): each minute, and once an
 * hour where it reaches back more than a day. Periods of an hour and more may reach back seven days, shorter ones a day
 * (CloudWatch API Reference, PutMetricAlarm, Period).
 */
export function planAlarms(shape: ServiceLevelShape): PlannedAlarm[] {
    return planServiceLevel(shape).map((alert) => ({ alert, parts: partsOf(alert, shape) }));
}

function partsOf(alert: PlannedAlert, shape: ServiceLevelShape): Readonly<Record<string, PlannedMetricAlarm>> {
    if (alert.kind === "silent") return silentParts(alert, shape);
    const { metrics, all, bad } = eventsOf(alert.objective, shape);
    const counted = `FILL(${all}, 0)`;
    // Nothing is divided by zero, not even in a branch that is not taken.
    const share = (from: number): string => `IF(${counted} >= ${from}, ${bad}, 0) / IF(${counted} > 0, ${counted}, 1)`;
    const above = (minutes: number, expression: string, threshold: number, means: string): PlannedMetricAlarm => ({
        // Each metric of an alarm is paid for, whether its expression reads it or not.
        metrics: Object.fromEntries(Object.entries(metrics).filter(([id]) => reads(expression, id))),
        expression,
        comparisonOperator: "GreaterThanThreshold",
        threshold,
        periodSeconds: minutes * 60,
        evaluationPeriods: 1,
        // No value means no requests: nothing that could have gone wrong. That nothing is counted is an alarm of its own.
        // Expressions have a value all the same: instead of a window without one CloudWatch takes older ones, as many as it
        // finds, before it treats any as missing (CloudWatch User Guide, "How alarm state is evaluated when data is
        // missing"), and an alarm whose pods are gone would stay on for some windows more.
        treatMissingData: "notBreaching",
        means,
    });
    const { longMinutes, shortMinutes } = alert;
    if (alert.kind === "count") {
        return {
            long: above(
                longMinutes,
                `IF(${counted} < ${alert.belowEvents}, ${bad}, 0)`,
                alert.leastBad - HALF,
                "bad requests are too many, of few",
            ),
            short: above(shortMinutes, bad, HALF, "there still are bad requests"),
        };
    }
    return {
        long: above(longMinutes, share(alert.leastEvents), alert.limit, "the share of bad requests is too high"),
        short: above(shortMinutes, share(1), alert.limit, "the share of bad requests still is too high"),
    };
}

/**
 * Nothing was counted for an hour, and something was within a week. Without the second a new service would be silent from
 * its first deployment on, since what was before an alarm was made counts as missing, and none could be found well before
 * somebody calls it.
 */
function silentParts(alert: SilentAlert, shape: ServiceLevelShape): Readonly<Record<string, PlannedMetricAlarm>> {
    const metrics = { counted: present(shape) };
    return {
        count: {
            metrics,
            // Filled, so that it begins after an hour: CloudWatch looks for older values before it calls one missing.
            expression: "FILL(counted, -1)",
            comparisonOperator: "LessThanThreshold",
            threshold: 0,
            periodSeconds: SILENT_PERIOD_SECONDS,
            evaluationPeriods: Math.ceil((alert.longMinutes * 60) / SILENT_PERIOD_SECONDS),
            treatMissingData: "breaching",
            means: "nothing is counted",
        },
        ever: {
            metrics,
            expression: "counted",
            comparisonOperator: "GreaterThanThreshold",
            threshold: -1,
            periodSeconds: LONGEST_PERIOD_SECONDS,
            evaluationPeriods: 1,
            treatMissingData: "notBreaching",
            means: "something was counted within a week",
        },
    };
}

function reads(expression: string, id: string): boolean {
    return new RegExp(`\\b${id}\\b`).test(expression);
}

export const ALL_REQUESTS: CountedMetric = { name: REQUESTS, dimensions: {} };
export const FAILED_REQUESTS: CountedMetric = { name: REQUESTS, dimensions: { Outcome: "error" } };
export const GOOD_REQUESTS: CountedMetric = { name: REQUESTS, dimensions: { Outcome: "good" } };

/** What an objective counts, and how its events stand in an expression. */
export interface CountedEvents {
    readonly metrics: Readonly<Record<string, CountedMetric>>;
    readonly all: string;
    readonly bad: string;
}

export function eventsOf(
    objective: "availability" | "latency",
    { objectives }: Pick<ServiceLevelShape, "objectives">,
): CountedEvents {
    if (objective === "availability") {
        return {
            metrics: { all: ALL_REQUESTS, errors: FAILED_REQUESTS },
            all: "all",
            // A service that never failed has no such metric.
            bad: "FILL(errors, 0)",
        };
    }
    return {
        metrics: { good: GOOD_REQUESTS, within: within(objectives.latency?.seconds ?? 0) },
        all: "good",
        // Filled as a whole: were the bucket missing, every request would be late. `silent` says so then.
        bad: "FILL(good - within, 0)",
    };
}

function within(seconds: number): CountedMetric {
    return { name: WITHIN, dimensions: { Le: boundText(seconds) } };
}

/** The metric that has to be there for anything to be counted; see the rule of the same name for Prometheus. */
function present({ objectives }: ServiceLevelShape): CountedMetric {
    return objectives.latency === undefined ? ALL_REQUESTS : within(objectives.latency.seconds);
}

/** CloudWatch User Guide, "Create a composite alarm": a rule over the states of other alarms, by name. */
export function compositeRule(names: readonly string[]): string {
    return names.map((name) => `ALARM("${name}")`).join(" AND ");
}
