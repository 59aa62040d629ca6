/** A chart of one exact version, and the address of the repository it is fetched from when it is installed. */
export interface Chart {
    readonly chart: string;
    readonly version: string;
    readonly repository: string;
    /** What its custom resources are called, where it brings any: Helm installs them once and never upgrades them. */
    readonly crds: "none" | "templates" | "folder";
}

/**
 * Charts with their versions, from `Chart.yaml` in the projects' own repositories, read in August 2026:
 * kubernetes-sigs/metrics-server, kubernetes-sigs/aws-load-balancer-controller, external-secrets/external-secrets,
 * kubernetes-sigs/external-dns, prometheus-community/helm-charts, grafana-community/helm-charts (where Loki's chart for the
 * open-source edition has been since March 2026, says grafana/loki), open-telemetry/opentelemetry-helm-charts and
 * argoproj/argo-helm (its release of 19 July 2026, with Argo Rollouts 1.9.1).
 *
 * `crds`: `templates` are upgraded with the release; a `folder` is installed once, and a new version's are applied by hand
 * before it (docs/components/platform.md).
 */
export const CHARTS = {
    metricsServer: {
        chart: "metrics-server",
        version: "3.13.1",
        repository: "https://kubernetes-sigs.github.io/metrics-server/",
        crds: "none",
    },
    loadBalancerController: {
        chart: "aws-load-balancer-controller",
        version: "3.5.0",
        repository: "https://aws.github.io/eks-charts",
        crds: "folder",
    },
    externalSecrets: {
        chart: "external-secrets",
        version: "2.9.0",
        repository: "https://charts.external-secrets.io",
        crds: "templates",
    },
    externalDns: {
        chart: "external-dns",
        version: "1.21.1",
        repository: "https://kubernetes-sigs.github.io/external-dns/",
        crds: "folder",
    },
    monitoring: {
        chart: "kube-prometheus-stack",
        version: "88.5.3",
        repository: "https://prometheus-community.github.io/helm-charts",
        crds: "folder",
    },
    logs: {
        chart: "loki",
        version: "18.11.0",
        repository: "https://grafana-community.github.io/helm-charts",
        crds: "none",
    },
    gateway: {
        chart: "opentelemetry-collector",
        version: "0.170.0",
        repository: "https://open-telemetry.github.io/opentelemetry-helm-charts",
        crds: "none",
    },
    agent: {
        chart: "opentelemetry-collector",
        version: "0.170.0",
        repository: "https://open-telemetry.github.io/opentelemetry-helm-charts",
        crds: "none",
    },
    rollouts: {
        chart: "argo-rollouts",
        version: "2.41.1",
        repository: "https://argoproj.github.io/argo-helm",
        crds: "templates",
    },
} as const satisfies Record<string, Chart>;

export type ReleaseName = keyof typeof CHARTS;
