import type { Objective } from "../plan/index.ts";
import { ERROR_STATUS, HISTOGRAM, STATUS_LABEL, boundText } from "../plan/series.ts";

/** Where a service's series are. */
export interface SeriesOf {
    readonly service: string;
    readonly namespace: string;
    /** Of the objective of latency. */
    readonly latencySeconds?: number | undefined;
    /** Names of the pods that are looked at, as a regular expression. @default all of the service */
    readonly pods?: string | undefined;
}

/** A duration as Prometheus writes it, in the largest unit that has no remainder: `1h`, `3d`, `84m`. */
export function duration(minutes: number): string {
    if (minutes % (24 * 60) === 0) return `${minutes / (24 * 60)}d`;
    return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}

/** Events of an objective in the last minutes, as an expression: all of them, and bad ones (0 where none has ever been). */
export function eventsIn(objective: Objective, of: SeriesOf, minutes: number): { all: string; bad: string } {
    return eventsOver(objective, of, duration(minutes));
}

/** The same for a window as Prometheus writes it. */
export function eventsOver(objective: Objective, of: SeriesOf, window: string): { all: string; bad: string } {
    const range = `[${window}]`;
    const base = labelsOf(of);
    const sum = (suffix: string, labels: string): string =>
        `sum(increase(${HISTOGRAM}_${suffix}{${base}${labels}}${range}))`;
    const answered = `,${STATUS_LABEL}!~"${ERROR_STATUS}"`;
    if (objective === "latency") {
        const all = sum("count", answered);
        return { all, bad: `(${all} - ${sum("bucket", `${answered},${boundMatcher(of.latencySeconds ?? 0)}`)})` };
    }
    const all = sum("count", "");
    return { all, bad: `(${sum("count", `,${STATUS_LABEL}=~"${ERROR_STATUS}"`)} or ${all} * 0)` };
}

/** Labels that a service's series have. */
export function labelsOf({ namespace, service, pods }: SeriesOf): string {
    return `namespace="${namespace}",job="${service}"${pods === undefined ? "" : `,pod=~"${pods}"`}`;
}

/** What has to be there for anything to be counted. Where the bucket of an objective is missing, nothing else would say so. */
export function presence(of: SeriesOf): string {
    const { latencySeconds } = of;
    const base = labelsOf(of);
    return latencySeconds === undefined
        ? `${HISTOGRAM}_count{${base}}`
        : `${HISTOGRAM}_bucket{${base},${STATUS_LABEL}!~"${ERROR_STATUS}",${boundMatcher(latencySeconds)}}`;
}

/** Prometheus 3 writes `1` as `1.0` (Prometheus, "3.0 migration guide", le and quantile labels); a dot would match anything. */
export function boundMatcher(seconds: number): string {
    const text = boundText(seconds);
    return Number.isInteger(seconds) ? `le=~"${text}(\\\\.0)?"` : `le="${text}"`;
}
