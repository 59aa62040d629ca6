import { gatewayPieces } from "@plinth/slo/collector";
import { PLATFORM, SERVICE_ACCOUNTS } from "../plan/names.ts";
import type { MetricsTo, Size, TracesTo } from "../plan/shape.ts";
import {
    BATCH,
    type CollectorConfig,
    type CollectorValues,
    HEALTH,
    IMAGE,
    MEMORY_LIMITER,
    METRICS_PORT,
    OWN_TELEMETRY,
    type Pipeline,
    podAddress,
    POD_RULES,
    podAttributes,
    UNUSED_PORTS,
} from "./collector.ts";
import { withoutPersonalAttributes } from "./personalData.ts";
import { hasBudget, replicasOf, resources, RESTRICTED_CONTAINER, restrictedPod, spread } from "./placement.ts";

export interface GatewayFacts {
    readonly size: Size;
    readonly monitored: boolean;
    readonly region: string;
    readonly traces: TracesTo;
    readonly metrics: MetricsTo;
    /** Where counters of service levels go; none without. */
    readonly serviceLevels?: { readonly clusterName: string; readonly logGroupName: string } | undefined;
}

/** Agents send counters of service levels to a port of their own, so that nothing a service sends is taken for one. */
export const SERVICE_LEVEL_PORT = 4319;

/** The gateway's replicas, where services send telemetry. */
export function gatewayValues(facts: GatewayFacts): CollectorValues {
    const { size, monitored, region, serviceLevels } = facts;
    return {
        nameOverride: "otel-gateway",
        fullnameOverride: "otel-gateway",
        mode: "deployment",
        image: { repository: IMAGE },
        replicaCount: replicasOf(size),
        serviceAccount: { create: true, name: SERVICE_ACCOUNTS.gateway.name },
        clusterRole: { create: true, rules: POD_RULES },
        alternateConfig: gatewayConfig(facts),
        ports: {
            ...UNUSED_PORTS,
            otlp: { enabled: true, containerPort: 4317, servicePort: 4317, protocol: "TCP", appProtocol: "grpc" },
            "otlp-http": { enabled: true, containerPort: 4318, servicePort: 4318, protocol: "TCP" },
            ...(serviceLevels === undefined
                ? {}
                : {
                      "otlp-slo": {
                          enabled: true,
                          containerPort: SERVICE_LEVEL_PORT,
                          servicePort: SERVICE_LEVEL_PORT,
                          protocol: "TCP",
                          appProtocol: "grpc",
                      },
                  }),
            metrics: METRICS_PORT,
        },
        podSecurityContext: restrictedPod(10001),
        securityContext: RESTRICTED_CONTAINER,
        resources: size === "small" ? resources("50m", "128Mi", "256Mi") : resources("200m", "512Mi"),
        topologySpreadConstraints: spread(PLATFORM.otlp.podLabels),
        podDisruptionBudget: hasBudget(size) ? { enabled: true, maxUnavailable: 1 } : { enabled: false },
        extraEnvs: [
            { name: "AWS_REGION", value: region },
            { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
        ],
        podMonitor: { enabled: monitored },
    };
}

/** What the gateway does with what it gets. */
export function gatewayConfig({ size, region, traces, metrics, serviceLevels }: GatewayFacts): CollectorConfig {
    const levels = serviceLevels === undefined ? undefined : gatewayPieces({ ...serviceLevels, region });
    const processors = ["memory_limiter", "k8s_attributes", "attributes/personal-data", "batch"];
    const pipeline = (exporters: readonly string[]): Pipeline => ({ receivers: ["otlp"], processors, exporters });
    const written = metrics === "prometheus" ? remoteWrites(size) : {};
    return {
        extensions: HEALTH,
        receivers: {
            otlp: {
                protocols: { grpc: { endpoint: podAddress(4317) }, http: { endpoint: podAddress(4318) } },
            },
            ...(levels === undefined
                ? {}
                : { "otlp/slo": { protocols: { grpc: { endpoint: podAddress(SERVICE_LEVEL_PORT) } } } }),
        },
        processors: {
            memory_limiter: MEMORY_LIMITER,
            k8s_attributes: podAttributes(),
            "attributes/personal-data": withoutPersonalAttributes(),
            batch: BATCH,
            ...levels?.processors,
        },
        exporters: {
            nop: {},
            ...(traces === "xray" ? { awsxray: { region, index_all_attributes: false } } : {}),
            ...written,
            ...levels?.exporters,
        },
        service: {
            extensions: ["health_check"],
            telemetry: OWN_TELEMETRY,
            pipelines: {
                traces: pipeline([traces === "xray" ? "awsxray" : "nop"]),
                metrics: pipeline(metrics === "prometheus" ? Object.keys(written) : ["nop"]),
                ...(levels === undefined
                    ? {}
                    : {
                          "metrics/slo": {
                              receivers: ["otlp/slo"],
                              processors: ["memory_limiter", ...levels.pipeline.processors],
                              exporters: levels.pipeline.exporters,
                          },
                      }),
            },
        },
    };
}

/**
 * To each replica by its own name: through their Service each would get some of the samples and none of them all. Exemplars go
 * along by themselves; Prometheus stores them with its feature `exemplar-storage`.
 */
function remoteWrites(size: Size): Record<string, object> {
    const { monitoringNamespace: namespace, prometheusPods: pods } = PLATFORM;
    return Object.fromEntries(
        Array.from({ length: replicasOf(size) }, (_none, replica) => [
            `prometheus_remote_write/${replica}`,
            {
                endpoint: `http://${pods.name}-${replica}.${pods.service}.${namespace}:9090/api/v1/write`,
                resource_to_telemetry_conversion: { enabled: false },
            },
        ]),
    );
}
