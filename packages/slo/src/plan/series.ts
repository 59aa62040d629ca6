/**
 * What is counted, and what it is called on either side. OpenTelemetry's `http.server.request.duration` as its Prometheus
 * exporter writes it (OpenTelemetry, "Semantic conventions for HTTP metrics"; the unit is appended).
 */
export const HISTOGRAM = "http_server_request_duration_seconds";
export const STATUS_LABEL = "http_response_status_code";
/** Answers that count against availability. What a client did wrong (4xx) is not the service's failure. */
export const ERROR_STATUS = "5..";

/**
 * Bounds, in seconds, that an objective of latency may name. Each has to be a bucket of the histogram: what lies between
 * two buckets is not known, and a guess would differ between Prometheus and CloudWatch.
 */
export const LATENCY_BOUNDS = [0.1, 0.25, 0.3, 0.5, 1, 2.5, 5] as const;
export type LatencyBound = (typeof LATENCY_BOUNDS)[number];

/** Metrics in CloudWatch, made of the same counters (see the collector's configuration). */
export const NAMESPACE = "Plinth/Services";
export const REQUESTS = "Requests";
export const WITHIN = "Within";

/** A bound as a label's value; CloudWatch's dimension and the label of Prometheus before it normalises. */
export function boundText(bound: number): string {
    return String(bound);
}

/** Pods that carry it are counted for CloudWatch: custom metrics are paid for each. */
export const COUNTED_LABEL = { name: "plinth.dev/slo", value: "true" } as const;
/** The label whose value is the service's name, everywhere. */
export const SERVICE_LABEL = "app.kubernetes.io/name";
/** The container's port with the metrics, by name. */
export const METRICS_PORT = "metrics";
