import {
    DEFAULT_FEW_FAILURES,
    type Objective,
    OBJECTIVES,
    planServiceLevel,
    type ServiceLevelShape,
    type ShareAlert,
} from "../plan/index.ts";
import { eventsOver, labelsOf, type SeriesOf } from "../prometheus/promql.ts";

/** What a service promises, as far as a release is judged by it. */
export type JudgedLevel = Pick<ServiceLevelShape, "service" | "objectives" | "fewFailures">;

/**
 * What a release means that had too few requests for its share of bad ones to say anything. `pass`: it goes on, unless as many
 * of them were bad as are more than chance. `pause`: it waits for somebody to decide.
 */
export const LOW_TRAFFIC = ["pass", "pause"] as const;
export type LowTraffic = (typeof LOW_TRAFFIC)[number];

/** Where a release's pods are measured. */
export interface AnalysisHome {
    readonly namespace: string;
    /** Of Prometheus, in the cluster. */
    readonly prometheusUrl: string;
    readonly lowTraffic: LowTraffic;
}

/** A metric of an AnalysisTemplate (argoproj.io/v1alpha1). */
export interface AnalysisMetric {
    readonly name: string;
    readonly initialDelay: string;
    readonly interval?: string;
    readonly count: number | string;
    readonly successCondition: string;
    readonly failureCondition: string;
    readonly consecutiveErrorLimit: number;
    readonly provider: { readonly prometheus: { readonly address: string; readonly query: string } };
}

/** The `spec` of an AnalysisTemplate. */
export interface AnalysisSpec {
    readonly args: readonly { readonly name: string }[];
    readonly metrics: readonly AnalysisMetric[];
    readonly dryRun?: readonly { readonly metricName: string }[];
}

/** Arguments of the template: which pods are new, by the hash of their ReplicaSet, and how long they are looked at. */
export const ANALYSIS_ARGS = { hash: "canary-hash", minutes: "minutes" } as const;

const argument = (name: string): string => `{{args.${name}}}`;

/** Minutes until a new pod has been read by Prometheus, which finds it within one and reads it twice in each. */
const SCRAPED_AFTER_MINUTES = 2;
/** The shortest time in which new pods can be judged: they are read for a minute at least. */
export const LEAST_ANALYSIS_MINUTES = SCRAPED_AFTER_MINUTES + 1;

/**
 * Failed questions in a row after which nobody knows how the release is, so that it is taken back. Each is asked again after 10
 * seconds (argo-rollouts v1.9, analysis/analysis.go, DefaultErrorRetryInterval): Prometheus may be away for two minutes, which
 * is more than a start of it takes.
 */
const UNANSWERED_LIMIT = 11;

/** The objectives that can be judged by a share, each by its fastest burn rate: what would page somebody in the whole service. */
export function judgedBy(level: JudgedLevel): readonly ShareAlert[] {
    const alerts = planServiceLevel(level);
    return OBJECTIVES.flatMap((objective) =>
        alerts
            .filter((alert): alert is ShareAlert => alert.kind === "share" && alert.objective === objective)
            .slice(0, 1),
    );
}

/**
 * How a release is judged, as the `spec` of an AnalysisTemplate: by the limits of the service level, counted over the new pods
 * alone and over all of the time that they are looked at. Pure.
 *
 * - `availability`, `latency`: each minute. One look at which more are bad than the fastest burn rate allows, and more than
 *   chance (`fewFailures`), is enough to take the release back. Without a request nothing is bad.
 * - `scraped`: once. Where Prometheus reads none of the new pods, nobody knows how they are, and the release waits.
 * - `requests`: once, at the end. Fewer than a share needs: the release waits, or it only says so (`lowTraffic`).
 */
export function planAnalysis(level: JudgedLevel, home: AnalysisHome): AnalysisSpec {
    const of: SeriesOf = {
        service: level.service,
        namespace: home.namespace,
        latencySeconds: level.objectives.latency?.seconds,
        pods: podsOf(level.service),
    };
    const judged = judgedBy(level);
    const ask = (query: string) => ({ prometheus: { address: home.prometheusUrl, query } });
    const fewFailures = level.fewFailures ?? DEFAULT_FEW_FAILURES;
    const shares = judged.map(({ objective, limit }): AnalysisMetric => ({
        name: objective,
        initialDelay: "1m",
        interval: "1m",
        count: argument(ANALYSIS_ARGS.minutes),
        successCondition: `result[0] <= ${limit}`,
        failureCondition: `result[0] > ${limit}`,
        consecutiveErrorLimit: UNANSWERED_LIMIT,
        provider: ask(badShareOf(objective, of, fewFailures)),
    }));
    const [first] = judged;
    return {
        args: Object.values(ANALYSIS_ARGS).map((name) => ({ name })),
        metrics: [
            ...shares,
            once("scraped", `${SCRAPED_AFTER_MINUTES}m`, 1, ask(`count(up{${labelsOf(of)}} == 1) or vector(0)`)),
            ...(first === undefined
                ? []
                : [
                      once(
                          "requests",
                          `${argument(ANALYSIS_ARGS.minutes)}m`,
                          Math.max(...judged.map(({ leastEvents }) => leastEvents)) - 0.5,
                          ask(`${eventsOver(first.objective, of, window()).all} or vector(0)`),
                      ),
                  ]),
        ],
        ...(home.lowTraffic === "pass" ? { dryRun: [{ metricName: "requests" }] } : {}),
    };
}

/** A number that is looked at once, and without which nobody can say how the release is: too few is neither good nor bad. */
function once(name: string, initialDelay: string, least: number, provider: AnalysisMetric["provider"]): AnalysisMetric {
    return {
        name,
        initialDelay,
        count: 1,
        successCondition: `result[0] >= ${least}`,
        failureCondition: "result[0] < 0",
        consecutiveErrorLimit: UNANSWERED_LIMIT,
        provider,
    };
}

/** The share of bad events, or 0 where too few of them are bad to be more than chance. */
function badShareOf(objective: Objective, of: SeriesOf, fewFailures: number): string {
    const { all, bad } = eventsOver(objective, of, window());
    // Rates are extrapolated, so that a number of requests is one only when it is rounded.
    return [`(${bad} / ${all}`, `and ${bad} >= ${fewFailures - 0.5})`, "or vector(0)"].join("\n");
}

function window(): string {
    return `${argument(ANALYSIS_ARGS.minutes)}m`;
}

/** Pods are called after their ReplicaSet, which is called after the Rollout and the hash of its template. */
function podsOf(service: string): string {
    return `${service}-${argument(ANALYSIS_ARGS.hash)}-.+`;
}
