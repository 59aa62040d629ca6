/** Series of Prometheus by the page that says what they are. */
export interface DocumentedSeries {
    readonly source: string;
    readonly names: readonly string[];
}

/** Every series that rules and dashboards may ask for, besides those that rules record. */
export const documentedSeries: readonly DocumentedSeries[] = [
    {
        source: 'OpenTelemetry, "Semantic conventions for HTTP metrics": http.server.request.duration, in seconds, as Prometheus writes a histogram',
        names: ["http_server_request_duration_seconds_count", "http_server_request_duration_seconds_bucket"],
    },
    {
        source: 'cAdvisor, docs/storage/prometheus.md: "Prometheus container metrics"',
        names: [
            "container_cpu_cfs_periods_total",
            "container_cpu_cfs_throttled_periods_total",
            "container_cpu_usage_seconds_total",
            "container_memory_working_set_bytes",
            "container_network_receive_packets_dropped_total",
            "container_network_transmit_packets_dropped_total",
        ],
    },
    {
        source: "kube-state-metrics, docs/metrics/workload/{deployment,pod,horizontalpodautoscaler}-metrics.md",
        names: [
            "kube_deployment_spec_replicas",
            "kube_deployment_status_replicas_ready",
            "kube_horizontalpodautoscaler_spec_max_replicas",
            "kube_pod_container_resource_limits",
            "kube_pod_container_resource_requests",
            "kube_pod_container_status_restarts_total",
        ],
    },
];
