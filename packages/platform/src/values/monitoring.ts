import type * as pulumi from "@pulumi/pulumi";
import { PLATFORM, SERVICE_ACCOUNTS } from "../plan/names.ts";
import type { Size } from "../plan/shape.ts";
import type { GrafanaValues } from "./grafana.ts";
import {
    hasBudget,
    NODE_CRITICAL,
    replicasOf,
    type Resources,
    resources,
    spread,
    type SpreadConstraint,
} from "./placement.ts";

/** A component that EKS runs out of sight: nothing to scrape, so no monitor and no rules. */
interface Unseen {
    readonly enabled: false;
}

interface VolumeClaim {
    readonly volumeClaimTemplate: {
        readonly spec: {
            readonly storageClassName: string;
            readonly accessModes: readonly ["ReadWriteOnce"];
            readonly resources: { readonly requests: { readonly storage: string } };
        };
    };
}

interface Budget {
    readonly enabled: boolean;
}

/**
 * Values of chart kube-prometheus-stack 88 (prometheus-community/helm-charts, charts/kube-prometheus-stack/values.yaml).
 */
export interface MonitoringValues {
    readonly fullnameOverride: string;
    readonly crds: { readonly enabled: true };
    readonly kubeControllerManager: Unseen;
    readonly kubeScheduler: Unseen;
    readonly kubeEtcd: Unseen;
    readonly kubeProxy: Unseen;
    readonly kubelet: { readonly serviceMonitor: { readonly insecureSkipVerify: false } };
    readonly defaultRules: { readonly create: true; readonly rules: Readonly<Record<UnseenRule, false>> };
    readonly prometheusOperator: {
        readonly resources: Resources;
        readonly prometheusConfigReloader: { readonly resources: Resources };
    };
    readonly prometheus: {
        readonly podDisruptionBudget: Budget;
        readonly service: { readonly sessionAffinity: "ClientIP" };
        readonly prometheusSpec: {
            readonly replicas: number;
            readonly scrapeInterval: string;
            readonly retention: string;
            readonly retentionSize: string;
            readonly externalLabels: { readonly cluster: pulumi.Input<string> };
            readonly enableFeatures: readonly ["exemplar-storage"];
            readonly enableRemoteWriteReceiver: boolean;
            readonly ruleSelectorNilUsesHelmValues: false;
            readonly serviceMonitorSelectorNilUsesHelmValues: false;
            readonly podMonitorSelectorNilUsesHelmValues: false;
            readonly probeSelectorNilUsesHelmValues: false;
            readonly scrapeConfigSelectorNilUsesHelmValues: false;
            readonly storageSpec: VolumeClaim;
            readonly resources: Resources;
            readonly topologySpreadConstraints: readonly SpreadConstraint[];
        };
        readonly additionalPodMonitors: readonly PodMonitor[];
    };
    readonly alertmanager: {
        readonly serviceAccount: { readonly create: true; readonly name: string };
        readonly podDisruptionBudget: Budget;
        readonly config: object;
        readonly alertmanagerSpec: {
            readonly replicas: number;
            readonly secrets: readonly string[];
            readonly storage: VolumeClaim;
            readonly resources: Resources;
            readonly topologySpreadConstraints: readonly SpreadConstraint[];
        };
    };
    readonly grafana: GrafanaValues;
    readonly "kube-state-metrics": { readonly resources: Resources };
    readonly "prometheus-node-exporter": {
        readonly namespaceOverride: string;
        readonly priorityClassName: string;
        readonly resources: Resources;
    };
}

interface PodMonitor {
    readonly name: string;
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly namespaceSelector: { readonly matchNames: readonly string[] };
    readonly podMetricsEndpoints: readonly { readonly port: string; readonly interval: string }[];
}

const UNSEEN_RULES = [
    "etcd",
    "kubeControllerManager",
    "kubeProxy",
    "kubeSchedulerAlerting",
    "kubeSchedulerRecording",
    "windows",
] as const;
type UnseenRule = (typeof UNSEEN_RULES)[number];

/** The Secret with the webhook's address, below /etc/alertmanager/secrets, where the operator mounts it. */
export const WEBHOOK_SECRET = { name: "alertmanager-webhook", key: "url" } as const;
export const WEBHOOK_FILE = `/etc/alertmanager/secrets/${WEBHOOK_SECRET.name}/${WEBHOOK_SECRET.key}`;

export interface MonitoringFacts {
    readonly size: Size;
    readonly clusterName: pulumi.Input<string>;
    readonly retentionDays: number;
    readonly storageGiB: number;
    /** Whether the collectors write to Prometheus. */
    readonly remoteWrite: boolean;
    readonly externalSecrets: boolean;
    readonly webhook: boolean;
    /** What Alertmanager does with alerts: the whole of alertmanager.yml. */
    readonly routes: object;
    readonly grafana: GrafanaValues;
}

/**
 * Prometheus and what belongs to it, for EKS. Control plane and etcd are AWS's, and kube-proxy listens on its node alone:
 * their alerts would fire for ever (prometheus-community/helm-charts #4106). Monitors and rules are picked up in every
 * namespace, whatever their labels.
 */
export function monitoringValues(facts: MonitoringFacts): MonitoringValues {
    const { size, storageGiB } = facts;
    const small = size === "small";
    return {
        fullnameOverride: "kube-prometheus-stack",
        crds: { enabled: true },
        kubeControllerManager: { enabled: false },
        kubeScheduler: { enabled: false },
        kubeEtcd: { enabled: false },
        kubeProxy: { enabled: false },
        // Prometheus shows its token to whoever answers (docs/decisions/0030-certificates-of-kubelets.md).
        kubelet: { serviceMonitor: { insecureSkipVerify: false } },
        defaultRules: {
            create: true,
            rules: Object.fromEntries(UNSEEN_RULES.map((rule) => [rule, false])) as Record<UnseenRule, false>,
        },
        prometheusOperator: {
            resources: small ? resources("20m", "64Mi", "192Mi") : resources("100m", "192Mi"),
            prometheusConfigReloader: { resources: resources("10m", "32Mi", "64Mi") },
        },
        prometheus: {
            podDisruptionBudget: { enabled: hasBudget(size) },
            // Replicas scrape at moments of their own: a dashboard that asks now the one, now the other, flickers.
            service: { sessionAffinity: "ClientIP" },
            prometheusSpec: {
                replicas: replicasOf(size),
                scrapeInterval: "30s",
                retention: `${facts.retentionDays}d`,
                // The write-ahead log and compaction need the rest.
                retentionSize: `${Math.floor(storageGiB * 0.8)}GiB`,
                externalLabels: { cluster: facts.clusterName },
                enableFeatures: ["exemplar-storage"],
                enableRemoteWriteReceiver: facts.remoteWrite,
                ruleSelectorNilUsesHelmValues: false,
                serviceMonitorSelectorNilUsesHelmValues: false,
                podMonitorSelectorNilUsesHelmValues: false,
                probeSelectorNilUsesHelmValues: false,
                scrapeConfigSelectorNilUsesHelmValues: false,
                storageSpec: claim(storageGiB),
                resources: small ? resources("100m", "512Mi", "1Gi") : resources("500m", "3Gi"),
                topologySpreadConstraints: spread(PLATFORM.prometheus.podLabels),
            },
            additionalPodMonitors: facts.externalSecrets ? [externalSecretsMonitor()] : [],
        },
        alertmanager: {
            serviceAccount: { create: true, name: SERVICE_ACCOUNTS.alertmanager.name },
            podDisruptionBudget: { enabled: hasBudget(size) },
            config: facts.routes,
            alertmanagerSpec: {
                replicas: replicasOf(size),
                secrets: facts.webhook ? [WEBHOOK_SECRET.name] : [],
                storage: claim(ALERTMANAGER_GIB),
                resources: small ? resources("10m", "48Mi", "96Mi") : resources("50m", "128Mi"),
                topologySpreadConstraints: spread({ "app.kubernetes.io/name": "alertmanager" }),
            },
        },
        grafana: facts.grafana,
        "kube-state-metrics": { resources: small ? resources("10m", "48Mi", "128Mi") : resources("50m", "192Mi") },
        "prometheus-node-exporter": {
            namespaceOverride: PLATFORM.agentsNamespace,
            priorityClassName: NODE_CRITICAL,
            resources: resources("20m", "32Mi", "64Mi"),
        },
    };
}

/** Silences and what was sent already: kilobytes. */
const ALERTMANAGER_GIB = 1;

function claim(gib: number): VolumeClaim {
    return {
        volumeClaimTemplate: {
            spec: {
                storageClassName: PLATFORM.storageClass,
                accessModes: ["ReadWriteOnce"],
                resources: { requests: { storage: `${gib}Gi` } },
            },
        },
    };
}

/** The operator is installed before the kind of its own monitor is known. */
function externalSecretsMonitor(): PodMonitor {
    return {
        name: "external-secrets",
        selector: { matchLabels: { "app.kubernetes.io/name": "external-secrets" } },
        namespaceSelector: { matchNames: [PLATFORM.namespace] },
        podMetricsEndpoints: [{ port: "metrics", interval: "30s" }],
    };
}
