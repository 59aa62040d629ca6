import { type PlannedAlert, planServiceLevel, type ServiceLevelRole, type ServiceLevelShape } from "../plan/index.ts";
import { BASE_MINUTES, LONGEST_RAW_MINUTES } from "../prometheus/planRules.ts";
import type { Timeline } from "./cloudwatch.ts";
import { type Counter, countersOf, type Minutes } from "./counters.ts";

/** Minutes for which Prometheus still takes the last value of a series (Prometheus, "Staleness"). */
const LOOKBACK_MINUTES = 5;

interface Events {
    readonly all: number;
    readonly bad: number;
}

/**
 * The state of every alert of a service level, minute by minute, as Prometheus would have it: for where promtool is not
 * installed. It evaluates what the rules are written from, not their text.
 */
export function evaluatePrometheus(shape: ServiceLevelShape, minutes: Minutes): Map<ServiceLevelRole, Timeline> {
    const { good, errors, within } = countersOf(minutes);
    const raw = (objective: "availability" | "latency", minute: number, window: number): Events | undefined => {
        const [goods, bads] = [increase(good, minute, window), increase(errors, minute, window)];
        if (objective === "latency") {
            const fast = increase(within, minute, window);
            return goods === undefined || fast === undefined ? undefined : { all: goods, bad: goods - fast };
        }
        if (goods === undefined && bads === undefined) return undefined;
        return { all: (goods ?? 0) + (bads ?? 0), bad: bads ?? 0 };
    };
    const recorded = (objective: "availability" | "latency") =>
        minutes.map((_, minute) => (isEvaluated(minute) ? raw(objective, minute, BASE_MINUTES) : undefined));
    const base = { availability: recorded("availability"), latency: recorded("latency") };
    const counted = (objective: "availability" | "latency", minute: number, window: number): Events | undefined => {
        if (window <= LONGEST_RAW_MINUTES) return raw(objective, minute, window);
        const known = base[objective]
            .slice(Math.max(0, minute - window), minute + 1)
            .filter((one) => one !== undefined);
        if (known.length === 0) return undefined;
        return {
            all: known.reduce((sum, { all }) => sum + all, 0),
            bad: known.reduce((sum, { bad }) => sum + bad, 0),
        };
    };
    const watched = shape.objectives.latency === undefined ? [good, errors] : [within];
    return new Map(
        planServiceLevel(shape).map((alert) => [
            alert.role,
            alert.kind === "silent"
                ? silentMinutes(watched, minutes.length, alert.longMinutes)
                : onMinutes(alert, minutes.length, (minute, window) => counted(alert.objective, minute, window)),
        ]),
    );
}

/** Rules are evaluated each so many minutes, as promtool does it. */
function isEvaluated(minute: number): boolean {
    return minute % BASE_MINUTES === 0;
}

function onMinutes(
    alert: Exclude<PlannedAlert, { kind: "silent" }>,
    length: number,
    counted: (minute: number, window: number) => Events | undefined,
): Timeline {
    const on = new Set<number>();
    for (let minute = 0; minute < length; minute++) {
        if (!isEvaluated(minute)) continue;
        const short = counted(minute, alert.shortMinutes);
        // Most minutes are decided by the short window, which costs little to read.
        if (short === undefined || short.bad === 0) continue;
        const long = counted(minute, alert.longMinutes);
        if (long === undefined) continue;
        const isOn =
            alert.kind === "share"
                ? long.bad / long.all > alert.limit &&
                  short.bad / short.all > alert.limit &&
                  long.all >= alert.leastEvents - 0.5
                : long.bad >= alert.leastBad - 0.5 && short.bad >= 0.5 && long.all < alert.belowEvents - 0.5;
        if (isOn) on.add(minute);
    }
    return on;
}

/** `absent(…)` for so long: every series is stale. */
function silentMinutes(watched: readonly Counter[], length: number, forMinutes: number): Timeline {
    const on = new Set<number>();
    let absentFor = -1;
    for (let minute = 0; minute < length; minute++) {
        const from = Math.max(0, minute - LOOKBACK_MINUTES);
        const isThere = watched.some((series) => series.slice(from, minute + 1).some((value) => value !== undefined));
        absentFor = isThere ? -1 : absentFor + 1;
        if (absentFor >= forMinutes) on.add(minute);
    }
    return on;
}

/**
 * `increase` over the last minutes: what was counted between the first and the last sample, stretched to the window's ends
 * where they are near, and no further than to where the counter would be zero (Prometheus, promql/functions.go,
 * extrapolatedRate). `undefined` for fewer than two samples.
 */
function increase(values: Counter, minute: number, window: number): number | undefined {
    const samples: { at: number; value: number }[] = [];
    for (let at = Math.max(0, minute - window); at <= minute; at++) {
        const value = values[at];
        if (value !== undefined) samples.push({ at, value });
    }
    const [first, last] = [samples[0], samples.at(-1)];
    if (first === undefined || last === undefined || samples.length < 2) return undefined;
    let counted = last.value - first.value;
    samples.forEach(({ value }, index) => {
        const before = samples[index - 1]?.value ?? 0;
        if (value < before) counted += before;
    });
    const sampled = last.at - first.at;
    const average = sampled / (samples.length - 1);
    const toZero = counted > 0 ? sampled * (first.value / counted) : Infinity;
    const reach = (distance: number): number => (distance < average * 1.1 ? distance : average / 2);
    const stretched = sampled + reach(Math.min(first.at - (minute - window), toZero)) + reach(minute - last.at);
    return (counted * stretched) / sampled;
}
