import type { Size } from "../plan/shape.ts";
import { hasBudget, replicasOf, type Resources, resources, spread, type SpreadConstraint } from "./placement.ts";

/** Values of chart metrics-server 3.13 (kubernetes-sigs/metrics-server, charts/metrics-server/values.yaml). */
export interface MetricsServerValues {
    readonly fullnameOverride: string;
    readonly replicas: number;
    readonly updateStrategy: {
        readonly type: "RollingUpdate";
        readonly rollingUpdate: { readonly maxUnavailable: number; readonly maxSurge: number };
    };
    readonly podDisruptionBudget: { readonly enabled: boolean; readonly maxUnavailable?: number };
    readonly resources: Resources;
    readonly topologySpreadConstraints: readonly SpreadConstraint[];
    readonly metrics: { readonly enabled: boolean };
    readonly serviceMonitor: { readonly enabled: boolean };
}

/**
 * The metrics API. It checks the certificates of kubelets, which EKS signs with the cluster's authority: the flag that many
 * guides add against it is not needed (docs/decisions/0030-certificates-of-kubelets.md). Its requests are the project's own for up to 100 nodes (kubernetes-sigs/metrics-server, README, "Scaling").
 * Autoscalers stand still while it is away, so it is replaced one by one.
 */
export function metricsServerValues({ size, monitored }: { size: Size; monitored: boolean }): MetricsServerValues {
    return {
        fullnameOverride: "metrics-server",
        replicas: replicasOf(size),
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        podDisruptionBudget: hasBudget(size) ? { enabled: true, maxUnavailable: 1 } : { enabled: false },
        resources: size === "small" ? resources("25m", "64Mi", "128Mi") : resources("100m", "200Mi"),
        topologySpreadConstraints: spread({ "app.kubernetes.io/name": "metrics-server" }),
        metrics: { enabled: monitored },
        serviceMonitor: { enabled: monitored },
    };
}
