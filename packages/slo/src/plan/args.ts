import type { Alerts, Severity } from "@plinth/alarms/plan";
import type { LatencyBound } from "./series.ts";
import type { ServiceLevelRole } from "./roles.ts";

/** How many requests end well. */
export interface Availability {
    /** Percent of requests that are answered without an error of the server's (5xx). */
    readonly target: number;
}

/** How many requests are answered fast enough, of those answered well. */
export interface Latency {
    /** Percent of requests that are answered within `seconds`. */
    readonly target: number;
    /** What is fast enough; a bucket of the service's histogram. */
    readonly seconds: LatencyBound;
}

/** At least one of the two. */
export type Objectives =
    | { readonly availability: Availability; readonly latency?: Latency | undefined }
    | { readonly availability?: Availability | undefined; readonly latency: Latency };

/** What a service promises, as plain data. */
export interface ServiceLevelShape {
    /** The service's name: the value of its label `app.kubernetes.io/name` and of `job` in Prometheus. */
    readonly service: string;
    readonly objectives: Objectives;
    /** Days over which an objective is kept or not. @default 30, what burn rates are published for */
    readonly windowDays?: number | undefined;
    /**
     * How many bad requests are more than chance. A share is judged only of so many requests that it takes as many bad ones
     * to break it; of fewer requests, bad ones are counted. @default 5: with it a single failure in the night wakes nobody
     */
    readonly fewFailures?: number | undefined;
    /** What differs from the severities of the alerts, by role. @default every alert's own */
    readonly severities?: { readonly [R in ServiceLevelRole]?: Severity | undefined } | undefined;
    /** Where alarms are sent, by severity. @default nowhere: alarms exist, and the console and the dashboard show their states */
    readonly alerts?: Alerts | undefined;
    /** The team that answers for the service. @default the Pulumi project's name */
    readonly owner?: string | undefined;
}

export const DEFAULT_FEW_FAILURES = 5;
