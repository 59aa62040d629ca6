/**
 * Add-ons of one cluster. Each is on where its key stands and off where it does not; what needs another add-on stands inside
 * it, or is refused without it.
 */
export interface PlatformShape {
    /**
     * `small`: one replica of each, requests of a few hundredths of a core: for what may stand still while a node goes.
     * `production`: at least two, spread over zones, with disruption budgets.
     * @default production
     */
    readonly size?: Size | undefined;
    /** Whether the cluster runs in EKS Auto Mode, which brings storage and load balancers of its own. @default false */
    readonly autoMode?: boolean | undefined;
    /** The metrics API, which autoscalers ask. Off where the cluster has EKS' add-on of that name. @default off */
    readonly metricsServer?: MetricsServerShape | undefined;
    /** Who makes load balancers for ingresses of class `alb`. @default nobody */
    readonly loadBalancing?: LoadBalancingShape | undefined;
    /** External Secrets, which keeps Secrets of the cluster equal to those of Secrets Manager. @default off */
    readonly externalSecrets?: ExternalSecretsShape | undefined;
    /** Records in Route 53 for hosts of ingresses and services. @default off */
    readonly externalDns?: ExternalDnsShape | undefined;
    /** Prometheus, Alertmanager and, inside, Grafana. @default off */
    readonly monitoring?: MonitoringShape | undefined;
    /** Loki with its bucket, and the agent that sends it the logs of all pods. @default off */
    readonly logs?: LogsShape | undefined;
    /** OpenTelemetry: where services send traces. @default off */
    readonly telemetry?: TelemetryShape | undefined;
    /** Argo Rollouts, which releases services by canary. Needs `monitoring`, whose numbers releases are judged by. @default off */
    readonly rollouts?: RolloutsShape | undefined;
    /** Whether Pulumi refuses to delete the bucket of logs, the log group of service levels, and their keys. @default true */
    readonly protect?: boolean | undefined;
    /** Whether the bucket of logs is deleted with what is in it, once it may be deleted. @default false */
    readonly emptyOnDelete?: boolean | undefined;
    /** How long Helm waits for one release to be ready, 60 to 3600 seconds. @default 600 */
    readonly timeoutSeconds?: number | undefined;
}

export const SIZES = ["small", "production"] as const;
export type Size = (typeof SIZES)[number];

/** It has no choices of its own: `metricsServer: {}` is on. */
export type MetricsServerShape = Readonly<Record<never, never>>;

/** It has no choices of its own either. */
export type RolloutsShape = Readonly<Record<never, never>>;

/**
 * `controller`: the AWS Load Balancer Controller, from its chart. `autoMode`: what EKS Auto Mode brings, which only needs an
 * ingress class. Which one it is has to agree with the cluster.
 */
export type LoadBalancingShape = { readonly by: "controller" } | { readonly by: "autoMode" };

export const LOAD_BALANCING = ["controller", "autoMode"] as const;

/**
 * `externalSecrets: {}` is on, with no rights in AWS: stores of namespaces bring an identity of their own. With prefixes there
 * is also one store for the cluster, which reads with the operator's role.
 */
export interface ExternalSecretsShape {
    /** Beginnings of secrets' names that the cluster's store reads, with the slash that ends them: `plinth/dev/`. @default none */
    readonly prefixes?: readonly string[] | undefined;
    /**
     * Keys that encrypt the secrets, by ARN.
     * @default any key of the account, but for these secrets and through Secrets Manager alone
     */
    readonly keyArns?: readonly string[] | undefined;
}

export interface ExternalDnsShape {
    /** Hosted zones by domain: the only ones it reads or changes. At least one. */
    readonly zones: Readonly<Record<string, string>>;
    /**
     * `upsert-only` never deletes a record; `sync` deletes those it made once nothing asks for them.
     * @default upsert-only - a mistake in an ingress then takes no name away
     */
    readonly policy?: DnsPolicy | undefined;
}

export const DNS_POLICIES = ["upsert-only", "sync"] as const;
export type DnsPolicy = (typeof DNS_POLICIES)[number];

export interface MonitoringShape {
    /** Days that Prometheus keeps, 1 to 90. @default 15 - as long as the windows of service levels reach, and a comparison */
    readonly retentionDays?: number | undefined;
    /** Volume of each Prometheus in GiB, 5 to 1000; four fifths of it are used. @default 50 */
    readonly storageGiB?: number | undefined;
    /** Grafana; dashboards are ConfigMaps, and nothing else is kept. @default off */
    readonly grafana?: GrafanaShape | undefined;
    /** A webhook beside the environment's topics. Its address is a secret. Needs `externalSecrets`. @default none */
    readonly webhook?: WebhookShape | undefined;
    /** Keys of the environment's topics, by ARN, where they are encrypted with keys of their own. @default none */
    readonly topicKeyArns?: readonly string[] | undefined;
}

/** `grafana: {}` is on. */
export interface GrafanaShape {
    /**
     * Secret with `admin-user` and `admin-password`, by its name in Secrets Manager. Needs `externalSecrets`.
     * @default a random password, in the release's own Secret
     */
    readonly adminSecret?: string | undefined;
}

export interface WebhookShape {
    /** The secret whose value is the address, by its name in Secrets Manager. */
    readonly secret: string;
}

export interface LogsShape {
    /** Days that logs are kept: by Loki, and as the bucket's last resort. @default 30 */
    readonly retentionDays?: number | undefined;
    /** Volume of each Loki in GiB, for what is not in the bucket yet. @default 10 */
    readonly storageGiB?: number | undefined;
}

export interface TelemetryShape {
    /**
     * Where traces go: `xray`, or `none`, which takes them and keeps none.
     * @default xray
     */
    readonly traces?: TracesTo | undefined;
    /**
     * Where metrics go that services push: `none`, since Prometheus scrapes them already and would count both; or
     * `prometheus`, by remote write with exemplars, for services that only push. Needs `monitoring`.
     * @default none
     */
    readonly metrics?: MetricsTo | undefined;
    /**
     * Counters of service levels to CloudWatch, in namespace Plinth/Services, for alarms that stand when the cluster does not.
     * @default off
     */
    readonly serviceLevels?: ServiceLevelsShape | undefined;
}

export const TRACES_TO = ["xray", "none"] as const;
export type TracesTo = (typeof TRACES_TO)[number];
export const METRICS_TO = ["prometheus", "none"] as const;
export type MetricsTo = (typeof METRICS_TO)[number];

/** `serviceLevels: {}` is on. */
export interface ServiceLevelsShape {
    /** Days the log group behind the metrics is kept. @default 365 - as other log groups; a line a minute for each series */
    readonly logRetentionDays?: number | undefined;
}

export const DEFAULTS = {
    size: "production",
    timeoutSeconds: 600,
    dnsPolicy: "upsert-only",
    retentionDays: 15,
    storageGiB: 50,
    logRetentionDays: 30,
    logStorageGiB: 10,
    traces: "xray",
    metrics: "none",
    serviceLevelLogDays: 365,
    protect: true,
    emptyOnDelete: false,
} as const;
