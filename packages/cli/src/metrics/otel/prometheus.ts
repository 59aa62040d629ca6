import type { Metrics } from "@plinth/deployer";
import { PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { collected } from "./collect.ts";

/** Metrics in Prometheus' text format, for a textfile collector or a push gateway: without times, which neither takes. */
export async function renderPrometheus(metrics: Metrics): Promise<string> {
    return new PrometheusSerializer("plinth", false, undefined, true, true).serialize(await collected(metrics));
}
