import {
    COUNTED_LABEL,
    ERROR_STATUS,
    HISTOGRAM,
    LATENCY_BOUNDS,
    METRICS_PORT,
    SERVICE_LABEL,
    STATUS_LABEL,
    boundText,
} from "../plan/series.ts";
import { type CollectorPieces, variable } from "./pieces.ts";

/** Names on the way from the agent to the gateway: no other metric is called so. */
export const WIRE_REQUESTS = "slo_requests";
export const WIRE_WITHIN = "slo_within";

/** CloudWatch keeps whole minutes; more often would only cost more. */
const SCRAPE_INTERVAL = "60s";

/**
 * What the agent of each node needs to count requests for CloudWatch: it reads the pages of metrics that Prometheus reads,
 * of the pods of its own node, so that every counter has one reader and its increments one owner.
 *
 * Counters are renamed one by one, because the exporter to CloudWatch sends a histogram as count, sum, smallest and largest
 * alone (opentelemetry-collector-contrib, exporter/awsemfexporter/datapoint.go): how many were fast enough would be lost.
 * A renamed counter has no type any more and arrives as a gauge, hence the conversion. The first value of a counter is not
 * counted, nor is the one after a restart (processor/cumulativetodeltaprocessor, tracker.go): Prometheus' `increase` does
 * not count the first either.
 *
 * Needs: environment variable K8S_NODE_NAME (`spec.nodeName`), and leave to get, list and watch pods.
 */
export function agentPieces(): CollectorPieces {
    return {
        receivers: { "prometheus/slo": { config: { scrape_configs: [scrapeConfig()] } } },
        processors: {
            "transform/slo-counters": {
                error_mode: "propagate",
                metric_statements: [
                    {
                        context: "metric",
                        statements: [
                            `convert_gauge_to_sum("cumulative", true) where metric.name == "${WIRE_REQUESTS}"`,
                            `convert_gauge_to_sum("cumulative", true) where metric.name == "${WIRE_WITHIN}"`,
                        ],
                    },
                ],
            },
            // Longer than a pod is without an answer while its node is busy, shorter than the memory of old pods matters.
            "cumulativetodelta/slo": { initial_value: "drop", max_staleness: "1h" },
            "transform/slo-sums": {
                error_mode: "propagate",
                metric_statements: [
                    {
                        context: "metric",
                        statements: [
                            sumBy(WIRE_REQUESTS, ["Namespace", "Service", "Outcome"]),
                            sumBy(WIRE_WITHIN, ["Namespace", "Service", "Le"]),
                        ],
                    },
                ],
            },
        },
        exporters: {},
        pipeline: {
            receivers: ["prometheus/slo"],
            processors: ["transform/slo-counters", "cumulativetodelta/slo", "transform/slo-sums"],
            exporters: [],
        },
    };
}

function sumBy(metric: string, attributes: readonly string[]): string {
    const list = attributes.map((name) => `"${name}"`).join(", ");
    return `aggregate_on_attributes("sum", [${list}]) where metric.name == "${metric}"`;
}

/** In a collector's configuration a dollar sign is written twice: one alone begins a variable. */
const FIRST_GROUP = "$$1";

function scrapeConfig(): Readonly<Record<string, unknown>> {
    return {
        job_name: "plinth-slo",
        scrape_interval: SCRAPE_INTERVAL,
        kubernetes_sd_configs: [
            { role: "pod", selectors: [{ role: "pod", field: `spec.nodeName=${variable("K8S_NODE_NAME")}` }] },
        ],
        relabel_configs: [
            keep([metaLabel(COUNTED_LABEL.name)], COUNTED_LABEL.value),
            keep(["__meta_kubernetes_pod_container_port_name"], METRICS_PORT),
            { source_labels: ["__meta_kubernetes_pod_phase"], regex: "Succeeded|Failed", action: "drop" },
            { source_labels: ["__meta_kubernetes_namespace"], target_label: "Namespace" },
            { source_labels: [metaLabel(SERVICE_LABEL)], target_label: "Service" },
        ],
        metric_relabel_configs: [
            keep(["__name__"], `${HISTOGRAM}_(count|bucket)`),
            { target_label: "Outcome", replacement: "good" },
            { source_labels: [STATUS_LABEL], regex: ERROR_STATUS, target_label: "Outcome", replacement: "error" },
            // "1" of one library is "1.0" of another, and of Prometheus 3.
            {
                source_labels: ["le"],
                regex: `(${boundsPattern()})(?:\\.0)?`,
                target_label: "Le",
                replacement: FIRST_GROUP,
            },
            drop(["__name__", "Le"], `${HISTOGRAM}_bucket;`),
            // A fast failure is no fast answer: latency is that of requests that did not fail.
            drop(["__name__", "Outcome"], `${HISTOGRAM}_bucket;error`),
            {
                source_labels: ["__name__"],
                regex: `${HISTOGRAM}_count`,
                target_label: "__name__",
                replacement: WIRE_REQUESTS,
            },
            {
                source_labels: ["__name__"],
                regex: `${HISTOGRAM}_bucket`,
                target_label: "__name__",
                replacement: WIRE_WITHIN,
            },
        ],
    };
}

function keep(labels: readonly string[], regex: string) {
    return { source_labels: labels, regex, action: "keep" };
}

function drop(labels: readonly string[], regex: string) {
    return { source_labels: labels, regex, action: "drop" };
}

function boundsPattern(): string {
    return LATENCY_BOUNDS.map((bound) => boundText(bound).replace(".", "\\.")).join("|");
}

/** As service discovery names a pod's label: what is no letter, digit or underscore becomes one. */
function metaLabel(label: string): string {
    return `__meta_kubernetes_pod_label_${label.replace(/[^a-zA-Z0-9_]/g, "_")}`;
}
