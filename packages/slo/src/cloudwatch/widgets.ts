import type { DrawnGraph, DrawnLine } from "@plinth/alarms";
import type * as pulumi from "@pulumi/pulumi";
import { LATENCY_BOUNDS, NAMESPACE, WITHIN } from "../plan/index.ts";
import { badShare, BURN_RATES } from "../plan/burnRates.ts";
import { boundText } from "../plan/series.ts";
import type { ServiceLevelArgs } from "../serviceLevelArgs.ts";
import { QUANTILES } from "../dashboards/red.ts";
import { dimensionsOf } from "./makeAlarms.ts";
import { ALL_REQUESTS, type CountedMetric, eventsOf, FAILED_REQUESTS, GOOD_REQUESTS } from "./planAlarms.ts";

const PERIOD_SECONDS = 60;
const BURN_PERIOD_SECONDS = 3600;

/** Rate, errors, duration and burn rates of a service, drawn from what the collector counts. */
export function redGraphs(args: ServiceLevelArgs): DrawnGraph[] {
    const { availability, latency } = args.objectives;
    const { metrics } = eventsOf("availability", args);
    const errorShare = "100 * FILL(errors, 0) / IF(all > 0, all, 1)";
    return [
        {
            title: "Rate: requests per minute",
            periodSeconds: PERIOD_SECONDS,
            lines: [
                metricLine(args, ALL_REQUESTS, { label: "all" }),
                metricLine(args, FAILED_REQUESTS, { label: "errors" }),
            ],
        },
        {
            title: "Errors (%)",
            periodSeconds: PERIOD_SECONDS,
            lines: [...hidden(args, metrics), [{ expression: errorShare, id: "share", label: "errors" }]],
            ...(availability === undefined
                ? {}
                : { limits: [{ value: 100 - availability.target, label: "allowed", wrong: "above" as const }] }),
        },
        {
            title: "Duration: p50, p95, p99 (seconds)",
            periodSeconds: PERIOD_SECONDS,
            lines: durationLines(args),
            ...(latency === undefined
                ? {}
                : { limits: [{ value: latency.seconds, label: "fast enough", wrong: "above" as const }] }),
        },
        ...(["availability", "latency"] as const).flatMap((objective) => {
            const target = args.objectives[objective]?.target;
            if (target === undefined) return [];
            const events = eventsOf(objective, args);
            const expression = `${events.bad} / IF(${events.all} > 0, ${events.all}, 1) / ${badShare(1, target)}`;
            return [
                {
                    title: `Burn rate of ${objective} in an hour`,
                    periodSeconds: BURN_PERIOD_SECONDS,
                    lines: [...hidden(args, events.metrics), [{ expression, id: "burn", label: objective }]],
                    limits: [{ value: BURN_RATES.Fast.burn, label: "page", wrong: "above" as const }],
                },
            ];
        }),
    ];
}

function hidden(args: ServiceLevelArgs, metrics: Readonly<Record<string, CountedMetric>>): DrawnLine[] {
    return Object.entries(metrics).map(([id, metric]) => metricLine(args, metric, { id, visible: false }));
}

function metricLine(
    args: ServiceLevelArgs,
    metric: CountedMetric,
    options: Readonly<Record<string, unknown>>,
): DrawnLine {
    const dimensions: pulumi.Input<string>[] = Object.entries(dimensionsOf(args, metric)).flat();
    return [NAMESPACE, metric.name, ...dimensions, { stat: "Sum", ...options }];
}

function durationLines(args: ServiceLevelArgs): DrawnLine[] {
    const bounds = LATENCY_BOUNDS.map((bound, index) =>
        metricLine(args, { name: WITHIN, dimensions: { Le: boundText(bound) } }, { id: `w${index}`, visible: false }),
    );
    const good = metricLine(args, GOOD_REQUESTS, { id: "good", visible: false });
    return [
        good,
        ...bounds,
        ...QUANTILES.map((quantile) => {
            const label = `p${quantile * 100}`;
            return [{ expression: quantileExpression(quantile), id: label, label }];
        }),
    ];
}

/**
 * A quantile out of counts within bounds, by the straight line that Prometheus draws within a bucket too. What is slower than
 * the last bound is drawn at it. Ids: `good` for all, `w0`, `w1` … for those within each bound.
 */
export function quantileExpression(quantile: number): string {
    const rank = `${quantile} * good`;
    const inner = LATENCY_BOUNDS.reduceRight<string>(
        (rest, bound, index) => {
            const before = LATENCY_BOUNDS[index - 1];
            const from = before === undefined ? "0" : `w${index - 1}`;
            const width = Number((bound - (before ?? 0)).toPrecision(12));
            // A bucket that nobody is in is not divided by, not even where it is not the one that is drawn.
            const inside = `IF(w${index} > ${from}, w${index} - ${from}, 1)`;
            return `IF(w${index} >= ${rank}, ${before ?? 0} + ${width} * (${rank} - ${from}) / ${inside}, ${rest})`;
        },
        String(LATENCY_BOUNDS.at(-1)),
    );
    return `IF(good > 0, ${inner}, 0)`;
}
