import { BURN_RATES, type ServiceLevelShape } from "../plan/index.ts";
import { badShare } from "../plan/burnRates.ts";
import { ERROR_STATUS, HISTOGRAM, STATUS_LABEL } from "../plan/series.ts";
import { type GrafanaDashboard, grafanaDashboard, type Panel } from "./grafana.ts";

export const QUANTILES = [0.5, 0.95, 0.99] as const;

/** Rate, errors and duration of a service, and how its error budgets stand. */
export function redDashboard(shape: ServiceLevelShape, namespace: string): GrafanaDashboard {
    const base = `namespace="${namespace}",job="${shape.service}"`;
    const rate = (suffix: string, labels = ""): string =>
        `rate(${HISTOGRAM}_${suffix}{${base}${labels}}[$__rate_interval])`;
    const { availability, latency } = shape.objectives;
    const panels: Panel[] = [
        {
            title: "Rate: requests per second",
            description: "By route. A route that is missing is not called, or answers nothing.",
            unit: "reqps",
            queries: [{ expr: `sum by (http_route) (${rate("count")})`, legend: "{{http_route}}" }],
        },
        {
            title: "Errors: share of requests",
            description: "Answers with a status of 5xx. The line is what the objective allows.",
            unit: "percentunit",
            queries: [
                {
                    expr: `sum(${rate("count", `,${STATUS_LABEL}=~"${ERROR_STATUS}"`)}) / sum(${rate("count")})`,
                    legend: "errors",
                },
            ],
            ...(availability === undefined ? {} : { limit: badShare(1, availability.target) }),
        },
        {
            title: "Duration: p50, p95, p99",
            description:
                "Of answers without an error; points are traces of single requests. The line is what the objective calls fast enough.",
            unit: "s",
            exemplars: true,
            queries: QUANTILES.map((quantile) => ({
                expr: `histogram_quantile(${quantile}, sum by (le) (${rate("bucket", `,${STATUS_LABEL}!~"${ERROR_STATUS}"`)}))`,
                legend: `p${quantile * 100}`,
            })),
            ...(latency === undefined ? {} : { limit: latency.seconds }),
        },
        {
            title: "Errors by status",
            description: "Which errors, per second.",
            unit: "reqps",
            queries: [
                {
                    expr: `sum by (http_route, ${STATUS_LABEL}) (${rate("count", `,${STATUS_LABEL}=~"[45].."`)})`,
                    legend: `{{http_route}} {{${STATUS_LABEL}}}`,
                },
            ],
        },
        ...(["availability", "latency"] as const).flatMap((objective) => {
            const target = shape.objectives[objective]?.target;
            return target === undefined ? [] : [burnPanel(objective, target, shape.service, namespace)];
        }),
    ];
    return grafanaDashboard(redUid(shape.service, namespace), `${shape.service}: requests`, panels);
}

/** A dashboard's identifier in its address: `/d/<uid>`. */
export function redUid(service: string, namespace: string): string {
    return service === namespace ? `red-${service}` : `red-${namespace}-${service}`;
}

function burnPanel(objective: string, target: number, service: string, namespace: string): Panel {
    const selector = `{service="${service}",namespace="${namespace}",slo="${objective}"}`;
    const budget = badShare(1, target);
    return {
        title: `Burn rate of ${objective} (${target} %)`,
        description: "1 spends the error budget in exactly the window. The line pages.",
        unit: "none",
        queries: [
            {
                expr: `service:slo_bad:count5m${selector} / service:slo_events:count5m${selector} / ${budget}`,
                legend: "last 5 minutes",
            },
            {
                expr: `sum_over_time(service:slo_bad:count5m${selector}[6h]) / sum_over_time(service:slo_events:count5m${selector}[6h]) / ${budget}`,
                legend: "last 6 hours",
            },
        ],
        limit: BURN_RATES.Fast.burn,
    };
}
