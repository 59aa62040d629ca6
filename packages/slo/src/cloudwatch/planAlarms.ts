import { type PlannedAlert, planServiceLevel, REQUESTS, type ServiceLevelShape, WITHIN } from "../plan/index.ts";
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
/** Counts are whole, as in Prometheus once they are rounded: at least five is more than four and a half. */
const HALF = 0.5;

/**
 * The alarms of a service level. Pure.
 *
 * Each window is one period: the default evaluation window slides, so an alarm with a period of three days looks at the
 * last three days whenever it is evaluated (CloudWatch User Guide, "Alarm evaluation window"). Periods of an hour and more
 * may reach back seven days, shorter ones a day (CloudWatch API Reference, PutMetricAlarm, Period).
 */
export function planAlarms(shape: ServiceLevelShape): PlannedAlarm[] {
    return planServiceLevel(shape).map((alert) => ({ alert, parts: partsOf(alert, shape) }));
}

function partsOf(alert: PlannedAlert, shape: ServiceLevelShape): Readonly<Record<string, PlannedMetricAlarm>> {
    if (alert.kind === "silent") {
        return {
            count: {
                metrics: { counted: present(shape) },
                expression: "counted",
                comparisonOperator: "LessThanThreshold",
                threshold: 0,
                periodSeconds: SILENT_PERIOD_SECONDS,
                evaluationPeriods: Math.ceil((alert.longMinutes * 60) / SILENT_PERIOD_SECONDS),
                treatMissingData: "breaching",
                means: "nothing is counted",
            },
        };
    }
    const { metrics, all, bad } = eventsOf(alert.objective, shape);
    const above = (minutes: number, expression: string, threshold: number, means: string): PlannedMetricAlarm => ({
        metrics,
        expression,
        comparisonOperator: "GreaterThanThreshold",
        threshold,
        periodSeconds: minutes * 60,
        evaluationPeriods: 1,
        // No value means no requests: nothing that could have gone wrong. That nothing is counted is an alarm of its own.
        treatMissingData: "notBreaching",
        means,
    });
    const { longMinutes, shortMinutes } = alert;
    if (alert.kind === "count") {
        return {
            long: above(
                longMinutes,
                `IF(${all} < ${alert.belowEvents}, ${bad}, 0)`,
                alert.leastBad - HALF,
                "bad requests are too many, of few",
            ),
            short: above(shortMinutes, `IF(${all} > 0, ${bad}, 0)`, HALF, "there still are bad requests"),
        };
    }
    return {
        long: above(
            longMinutes,
            `IF(${all} >= ${alert.leastEvents}, ${bad} / ${all}, 0)`,
            alert.limit,
            "the share of bad requests is too high",
        ),
        short: above(
            shortMinutes,
            `IF(${all} > 0, ${bad} / ${all}, 0)`,
            alert.limit,
            "the share of bad requests still is too high",
        ),
    };
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
        // Not filled: were the bucket missing, every request would be late. `silent` says so then.
        bad: "(good - within)",
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
