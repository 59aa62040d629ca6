import { planAlarms, type CountedMetric, type PlannedMetricAlarm } from "../cloudwatch/planAlarms.ts";
import { REQUESTS, type ServiceLevelRole, type ServiceLevelShape } from "../plan/index.ts";
import { type Counter, countersOf, incrementsOf, type Minutes } from "./counters.ts";
import { evaluate, type Value } from "./metricMath.ts";

/** The minutes, counted from 0, in which an alert is on. */
export type Timeline = ReadonlySet<number>;

/** Metrics by name and dimensions, a sum for each minute. */
type Sums = ReadonlyMap<string, Counter>;

/** The state of every alert of a service level, minute by minute, as CloudWatch's alarms would have it. */
export function evaluateCloudWatch(shape: ServiceLevelShape, minutes: Minutes): Map<ServiceLevelRole, Timeline> {
    const sums = sumsOf(minutes, shape.objectives.latency?.seconds);
    return new Map(
        planAlarms(shape).map(({ alert, parts }) => {
            const states = Object.values(parts).map((part) => alarmMinutes(part, sums, minutes.length));
            const [first = new Set<number>(), ...others] = states;
            const on = [...first].filter((minute) => others.every((other) => other.has(minute)));
            return [alert.role, new Set(on)];
        }),
    );
}

/** What the collector sends: requests by outcome and together, and those within the bound. */
function sumsOf(minutes: Minutes, seconds: number | undefined): Sums {
    const { good, errors, within } = countersOf(minutes);
    const [goods, bads] = [incrementsOf(good), incrementsOf(errors)];
    return new Map<string, Counter>([
        [keyOf({ name: REQUESTS, dimensions: { Outcome: "good" } }), goods],
        [keyOf({ name: REQUESTS, dimensions: { Outcome: "error" } }), bads],
        [keyOf({ name: REQUESTS, dimensions: {} }), goods.map((value, index) => total(value, bads[index]))],
        [keyOf({ name: "Within", dimensions: { Le: String(seconds) } }), incrementsOf(within)],
    ]);
}

function total(one: number | undefined, other: number | undefined): number | undefined {
    return one === undefined && other === undefined ? undefined : (one ?? 0) + (other ?? 0);
}

function keyOf({ name, dimensions }: CountedMetric): string {
    return JSON.stringify([name, dimensions]);
}

/** CloudWatch looks at an alarm each minute, and once an hour at one that reaches back more than a day (CloudWatch User Guide, "Alarm evaluation"). */
const SELDOM_MINUTES = 60;
const A_DAY = 24 * 60;
/**
 * Values that CloudWatch retrieves besides those it needs, to have enough where some are missing. How many depends on the
 * alarm and is not published; the User Guide's own example has five for three.
 */
const MORE_VALUES = 2;

/**
 * The minutes in which a metric alarm is in ALARM. All of the values it looks at have to be breaching (datapoints to alarm
 * equal to evaluation periods): the latest that there are, within what is retrieved; only where there are too few does
 * `treatMissingData` say what the others are (CloudWatch User Guide, "How alarm state is evaluated when data is missing").
 */
function alarmMinutes(alarm: PlannedMetricAlarm, sums: Sums, length: number): Timeline {
    const period = alarm.periodSeconds / 60;
    const every = period * alarm.evaluationPeriods > A_DAY ? SELDOM_MINUTES : 1;
    const series = Object.entries(alarm.metrics).map(
        ([id, metric]) => [id, windowSums(sums.get(keyOf(metric)) ?? [], period, length)] as const,
    );
    const breaching = Array.from({ length }, (_, minute) => {
        const value = evaluate(
            alarm.expression,
            Object.fromEntries(series.map(([id, values]) => [id, values[minute]])),
        );
        return value === undefined ? undefined : isBreaching(alarm, value);
    });
    const on = new Set<number>();
    let state = false;
    for (let minute = 0; minute < length; minute++) {
        if (minute % every === 0) {
            const there = Array.from(
                { length: alarm.evaluationPeriods + MORE_VALUES },
                (_, back) =>
                    // Before the first minute there is no data.
                    breaching[minute - back * period],
            )
                .filter((one) => one !== undefined)
                .slice(0, alarm.evaluationPeriods);
            const enough = there.length === alarm.evaluationPeriods || alarm.treatMissingData === "breaching";
            state = enough && there.every(Boolean);
        }
        if (state) on.add(minute);
    }
    return on;
}

function isBreaching({ comparisonOperator, threshold }: PlannedMetricAlarm, value: number): boolean {
    return comparisonOperator === "GreaterThanThreshold" ? value > threshold : value < threshold;
}

/** For each minute the sum of the last `period` minutes; `undefined` where none of them has a value. */
function windowSums(values: Counter, period: number, length: number): Value[] {
    const sums: Value[] = [];
    let sum = 0;
    let known = 0;
    for (let minute = 0; minute < length; minute++) {
        const [entering, leaving] = [values[minute], values[minute - period]];
        if (entering !== undefined) [sum, known] = [sum + entering, known + 1];
        if (leaving !== undefined) [sum, known] = [sum - leaving, known - 1];
        sums.push(known === 0 ? undefined : sum);
    }
    return sums;
}
