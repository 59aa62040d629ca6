import type { Resources, SpreadConstraint } from "./placement.ts";

/** What a collector is told: receivers, processors and exporters by name, and the pipelines that join them. */
export interface CollectorConfig {
    readonly extensions: Readonly<Record<string, unknown>>;
    readonly receivers: Readonly<Record<string, unknown>>;
    readonly processors: Readonly<Record<string, unknown>>;
    readonly exporters: Readonly<Record<string, unknown>>;
    readonly service: {
        readonly extensions: readonly string[];
        readonly telemetry: object;
        readonly pipelines: Readonly<Record<string, Pipeline>>;
    };
}

export interface Pipeline {
    readonly receivers: readonly string[];
    readonly processors: readonly string[];
    readonly exporters: readonly string[];
}

interface Port {
    readonly enabled: boolean;
    readonly containerPort?: number;
    readonly servicePort?: number;
    readonly protocol?: "TCP";
    readonly appProtocol?: string;
}

/**
 * Values of chart opentelemetry-collector 0.170 (open-telemetry/opentelemetry-helm-charts,
 * charts/opentelemetry-collector/values.yaml). `alternateConfig` is the whole configuration: `config` would be merged with
 * the chart's receivers for Jaeger and Zipkin, which nothing here speaks.
 */
export interface CollectorValues {
    readonly nameOverride: string;
    readonly fullnameOverride: string;
    readonly mode: "deployment" | "daemonset";
    readonly image: { readonly repository: string };
    readonly replicaCount?: number;
    readonly serviceAccount: { readonly create: true; readonly name: string };
    readonly clusterRole: { readonly create: true; readonly rules: readonly Rule[] };
    readonly alternateConfig: CollectorConfig;
    readonly ports: Readonly<Record<string, Port>>;
    readonly podSecurityContext: object;
    readonly securityContext: object;
    readonly resources: Resources;
    readonly priorityClassName?: string;
    readonly tolerations?: readonly { readonly operator: "Exists" }[];
    readonly topologySpreadConstraints?: readonly SpreadConstraint[];
    readonly podDisruptionBudget?: { readonly enabled: boolean; readonly maxUnavailable?: number };
    readonly extraEnvs: readonly { readonly name: string; readonly valueFrom?: object; readonly value?: string }[];
    readonly extraVolumes?: readonly object[];
    readonly extraVolumeMounts?: readonly object[];
    readonly service?: { readonly enabled: boolean };
    readonly podMonitor: { readonly enabled: boolean };
}

interface Rule {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly verbs: readonly ("get" | "list" | "watch")[];
}

/** The distribution with exporters for AWS and Loki's receivers; its tag is the chart's own appVersion. */
export const IMAGE = "ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib";

/** Whose telemetry it is: the names of pods and what they belong to, nothing of their annotations. */
export const POD_RULES: readonly Rule[] = [
    { apiGroups: [""], resources: ["pods", "namespaces"], verbs: ["get", "list", "watch"] },
    { apiGroups: ["apps"], resources: ["replicasets", "deployments"], verbs: ["get", "list", "watch"] },
];

/** Ports of the chart that nothing here speaks. */
export const UNUSED_PORTS = {
    "jaeger-compact": { enabled: false },
    "jaeger-thrift": { enabled: false },
    "jaeger-grpc": { enabled: false },
    zipkin: { enabled: false },
} as const;

export const METRICS_PORT = { enabled: true, containerPort: 8888, servicePort: 8888, protocol: "TCP" } as const;

/** The pod's own address, which the chart puts into this variable. */
const POD_IP = "$" + "{env:MY_POD_IP}";

/** Where a collector listens: on its pod's address, not on all that its node may have. */
export function podAddress(port: number): string {
    return `${POD_IP}:${port}`;
}

export const HEALTH = { health_check: { endpoint: podAddress(13133) } };

/** A collector's own metrics, where its monitor looks for them. */
export const OWN_TELEMETRY = {
    metrics: { readers: [{ pull: { exporter: { prometheus: { host: POD_IP, port: 8888 } } } }] },
} as const;

/**
 * First in every pipeline: refuses work before the container's limit of memory ends it. The figures are the chart's own
 * defaults, with a look each second instead of five.
 */
export const MEMORY_LIMITER = { check_interval: "1s", limit_percentage: 80, spike_limit_percentage: 25 } as const;
/** Last in every pipeline: fewer, larger requests. */
export const BATCH = { send_batch_size: 8192, send_batch_max_size: 8192, timeout: "5s" } as const;

/** Which service, pod and node telemetry comes from. */
export function podAttributes(extra: object = {}): object {
    return {
        auth_type: "serviceAccount",
        passthrough: false,
        ...extra,
        extract: {
            metadata: [
                "k8s.namespace.name",
                "k8s.deployment.name",
                "k8s.statefulset.name",
                "k8s.daemonset.name",
                "k8s.pod.name",
                "k8s.node.name",
                "k8s.container.name",
            ],
            labels: [{ tag_name: "service.name", key: "app.kubernetes.io/name", from: "pod" }],
        },
    };
}
