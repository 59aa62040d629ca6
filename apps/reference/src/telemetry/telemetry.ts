import { randomUUID } from "node:crypto";
import { metrics } from "@opentelemetry/api";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import type { ProcessSettings } from "../settings/settings.ts";
import { PrometheusPage } from "./prometheusPage.ts";

/** Traces and metrics of a process. */
export interface Telemetry {
    /** Sends what is left, and stops. */
    stop(): Promise<void>;
}

/**
 * Starts traces and metrics, and the page that Prometheus reads. Call it before anything that measures is made: what asks
 * for a meter earlier gets one that counts nothing.
 *
 * Without a collector nothing is sent, but spans still have ids, so that logs of one request can be found together.
 */
export async function startTelemetry(settings: ProcessSettings): Promise<Telemetry> {
    const collector = settings.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/$/, "");
    const resource = resourceFromAttributes({
        "service.name": settings.SERVICE_NAME,
        "service.version": settings.SERVICE_VERSION,
        // Of this process: figures that several send under one name would overwrite each other.
        "service.instance.id": randomUUID(),
        "deployment.environment.name": settings.ENVIRONMENT,
    });
    const traces = new NodeTracerProvider({
        resource,
        spanProcessors: collector
            ? [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${collector}/v1/traces` }))]
            : [],
    });
    traces.register();

    const page = new PrometheusPage({
        host: settings.HOST,
        port: settings.METRICS_PORT,
        // Started below instead, so that a port in use fails the start.
        preventServerStart: true,
        // Two labels on every series that say nothing in a service with one meter.
        withoutScopeInfo: true,
    });
    const sent = collector
        ? [
              new PeriodicExportingMetricReader({
                  exporter: new OTLPMetricExporter({ url: `${collector}/v1/metrics` }),
              }),
          ]
        : [];
    const meters = new MeterProvider({ resource, readers: [page, ...sent] });
    metrics.setGlobalMeterProvider(meters);
    await page.startServer();

    return {
        async stop() {
            await Promise.all([traces.shutdown(), meters.shutdown()]);
        },
    };
}
