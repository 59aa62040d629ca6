import type { ServiceLevelShape } from "../plan/index.ts";
import { type GrafanaDashboard, grafanaDashboard } from "./grafana.ts";

/**
 * Utilization, saturation and errors of what a service runs on: its pods. Metrics are those of the kubelet (cAdvisor) and of
 * kube-state-metrics, which kube-prometheus-stack reads. Nodes have dashboards of that chart's; databases, caches and
 * clusters those of their layers.
 */
export function useDashboard({ service }: ServiceLevelShape, namespace: string): GrafanaDashboard {
    const pods = `namespace="${namespace}",pod=~"${service}-.*",container!=""`;
    const by = (expr: string): string => `sum by (pod) (${expr})`;
    const rate = (name: string, labels = pods): string => `rate(${name}{${labels}}[$__rate_interval])`;
    const legend = "{{pod}}";
    return grafanaDashboard(useUid(service, namespace), `${service}: what it runs on`, [
        {
            title: "Processor: used of what is requested",
            description: "Above 1 a pod takes what others have not asked for.",
            unit: "percentunit",
            queries: [
                {
                    expr: `${by(rate("container_cpu_usage_seconds_total"))} / ${by(`kube_pod_container_resource_requests{${pods},resource="cpu"}`)}`,
                    legend,
                },
            ],
            limit: 1,
        },
        {
            title: "Processor: periods held back by the limit",
            description: "Saturation. Late answers with little load begin here.",
            unit: "percentunit",
            queries: [
                {
                    expr: `${by(rate("container_cpu_cfs_throttled_periods_total"))} / ${by(rate("container_cpu_cfs_periods_total"))}`,
                    legend,
                },
            ],
        },
        {
            title: "Memory: used of the limit",
            description: "At 1 the kernel kills the container.",
            unit: "percentunit",
            queries: [
                {
                    expr: `${by(`container_memory_working_set_bytes{${pods}}`)} / ${by(`kube_pod_container_resource_limits{${pods},resource="memory"}`)}`,
                    legend,
                },
            ],
            limit: 1,
        },
        {
            title: "Pods: wanted, ready and the most there may be",
            description: "Saturation of the service as a whole: at the most, load is no longer answered with pods.",
            unit: "none",
            queries: [
                {
                    expr: `kube_deployment_spec_replicas{namespace="${namespace}",deployment=~"${service}(-.*)?"}`,
                    legend: "{{deployment}} wanted",
                },
                {
                    expr: `kube_deployment_status_replicas_ready{namespace="${namespace}",deployment=~"${service}(-.*)?"}`,
                    legend: "{{deployment}} ready",
                },
                {
                    expr: `kube_horizontalpodautoscaler_spec_max_replicas{namespace="${namespace}"}`,
                    legend: "{{horizontalpodautoscaler}} most",
                },
            ],
        },
        {
            title: "Errors: restarts in an hour",
            description: "Containers that ended and began anew. The reason stands in kubectl describe pod.",
            unit: "none",
            queries: [{ expr: by(`increase(kube_pod_container_status_restarts_total{${pods}}[1h])`), legend }],
        },
        {
            title: "Errors: packets dropped",
            description: "Received or sent by the pod's network, per second.",
            unit: "pps",
            queries: [
                {
                    expr: `${by(rate("container_network_receive_packets_dropped_total", `namespace="${namespace}",pod=~"${service}-.*"`))} + ${by(rate("container_network_transmit_packets_dropped_total", `namespace="${namespace}",pod=~"${service}-.*"`))}`,
                    legend,
                },
            ],
        },
    ]);
}

export function useUid(service: string, namespace: string): string {
    return service === namespace ? `use-${service}` : `use-${namespace}-${service}`;
}
