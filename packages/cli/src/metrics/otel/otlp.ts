import type { Metrics } from "@plinth/deployer";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { collected } from "./collect.ts";

/**
 * Sends metrics to a collector by OTLP over HTTP, as JSON. Headers come from OTEL_EXPORTER_OTLP_HEADERS and its kind.
 *
 * @throws Error where nobody took them.
 */
export async function sendMetrics(metrics: Metrics, url: string): Promise<void> {
    const exporter = new OTLPMetricExporter({ url });
    try {
        const data = await collected(metrics);
        await new Promise<void>((resolve, reject) =>
            exporter.export(data, ({ code, error }) => {
                // 0 is success (ExportResultCode).
                if (code === 0) resolve();
                else reject(error ?? new Error("the collector did not say why"));
            }),
        );
    } finally {
        await exporter.shutdown();
    }
}
