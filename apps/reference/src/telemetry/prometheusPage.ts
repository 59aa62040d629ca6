import { PrometheusExporter } from "@opentelemetry/exporter-prometheus";
import type { CollectionResult, MetricData } from "@opentelemetry/sdk-metrics";

/** Units in the words that Prometheus's conventions end a name with. */
const UNITS: Readonly<Record<string, string>> = { s: "seconds", By: "bytes" };

/**
 * The page that Prometheus reads, with each unit at the end of its name, as its conventions want it and as other languages'
 * exporters write it: `http_server_request_duration_seconds`. The exporter leaves it out.
 */
export class PrometheusPage extends PrometheusExporter {
    override async collect(options?: Parameters<PrometheusExporter["collect"]>[0]): Promise<CollectionResult> {
        const { resourceMetrics, errors } = await super.collect(options);
        const scopeMetrics = resourceMetrics.scopeMetrics.map((scope) => ({
            ...scope,
            metrics: scope.metrics.map(withUnit),
        }));
        return { errors, resourceMetrics: { ...resourceMetrics, scopeMetrics } };
    }
}

function withUnit(metric: MetricData): MetricData {
    const { name, unit } = metric.descriptor;
    const word = UNITS[unit];
    return word ? { ...metric, descriptor: { ...metric.descriptor, name: `${name}.${word}` } } : metric;
}
