/**
 * Names inside the cluster that other layers rely on: where telemetry is sent, which store holds secrets, what an
 * ingress is handled by. Changing one changes every service.
 */
export const PLATFORM = {
    /** Add-ons that serve the cluster: metrics API, load balancers, secrets, DNS. */
    namespace: "platform",
    /** Prometheus, Alertmanager, Grafana, Loki and the collectors' gateway. */
    monitoringNamespace: "monitoring",
    /**
     * What reads the node itself: its processes, its files. EKS keeps its own privileged pods there, so no namespace of ours
     * has to admit any.
     */
    agentsNamespace: "kube-system",
    ingressClass: "alb",
    secretStore: {
        kind: "ClusterSecretStore",
        name: "secrets-manager",
        /** Namespaces without it are not served. */
        namespaceLabels: { "secret-store": "secrets-manager" },
    },
    otlp: {
        /** gRPC. */
        grpcEndpoint: "http://otel-gateway.monitoring:4317",
        /** HTTP, to which clients append `/v1/traces` and `/v1/metrics`. */
        httpEndpoint: "http://otel-gateway.monitoring:4318",
        podLabels: { "app.kubernetes.io/name": "otel-gateway" },
    },
    prometheus: {
        podLabels: { "app.kubernetes.io/name": "prometheus" },
        url: "http://kube-prometheus-stack-prometheus.monitoring:9090",
    },
    /** Replicas, with a hyphen and their number behind it, and the operator's Service that knows each by its name. */
    prometheusPods: { name: "prometheus-kube-prometheus-stack-prometheus", service: "prometheus-operated" },
    alertmanagerUrl: "http://kube-prometheus-stack-alertmanager.monitoring:9093",
    lokiUrl: "http://loki.monitoring:3100",
    /** ConfigMaps with these labels in the monitoring namespace become dashboards. */
    dashboards: { labels: { grafana_dashboard: "1" }, folderAnnotation: "grafana_folder" },
    storageClass: "gp3-encrypted",
} as const;

/** Service accounts that have a role in AWS; fixed, since an association of EKS Pod Identity names them. */
export const SERVICE_ACCOUNTS = {
    loadBalancerController: { namespace: PLATFORM.namespace, name: "aws-load-balancer-controller" },
    externalSecrets: { namespace: PLATFORM.namespace, name: "external-secrets" },
    externalDns: { namespace: PLATFORM.namespace, name: "external-dns" },
    alertmanager: { namespace: PLATFORM.monitoringNamespace, name: "alertmanager" },
    loki: { namespace: PLATFORM.monitoringNamespace, name: "loki" },
    gateway: { namespace: PLATFORM.monitoringNamespace, name: "otel-gateway" },
} as const;

export type AwsAddOn = keyof typeof SERVICE_ACCOUNTS;
