import { agentPieces } from "@plinth/slo/collector";
import { PLATFORM } from "../plan/names.ts";
import type { Size } from "../plan/shape.ts";
import {
    BATCH,
    type CollectorConfig,
    type CollectorValues,
    HEALTH,
    IMAGE,
    MEMORY_LIMITER,
    METRICS_PORT,
    OWN_TELEMETRY,
    POD_RULES,
    podAttributes,
    UNUSED_PORTS,
} from "./collector.ts";
import { SERVICE_LEVEL_PORT } from "./gateway.ts";
import { maskedText } from "./personalData.ts";
import { NODE_CRITICAL, resources, RESTRICTED_CONTAINER } from "./placement.ts";

/** What the agent does; at least one of them. */
export interface AgentFacts {
    readonly size: Size;
    readonly monitored: boolean;
    /** Sends the logs of all pods of its node to Loki. */
    readonly logs: boolean;
    /** Counts the requests of the services of its node, for CloudWatch. */
    readonly serviceLevels: boolean;
}

const LOGS = "/var/log/pods";
/** How far each file was read, so that a new agent neither repeats nor skips. */
const POSITIONS = "/var/lib/plinth-otel-agent";

/**
 * One collector on each node. Files of logs belong to root, so it runs as root: with no capability, a file system it cannot
 * write to, and two folders of the node, one of them read-only. That is more than a namespace of ours admits.
 * It takes none of the node's ports, and runs on every node, whatever taints that has.
 */
export function agentValues(facts: AgentFacts): CollectorValues {
    const { size, monitored, logs } = facts;
    return {
        nameOverride: "otel-agent",
        // The chart adds -agent for a daemon set.
        fullnameOverride: "otel",
        mode: "daemonset",
        image: { repository: IMAGE },
        serviceAccount: { create: true, name: "otel-agent" },
        clusterRole: { create: true, rules: POD_RULES },
        alternateConfig: agentConfig(facts),
        ports: {
            ...UNUSED_PORTS,
            otlp: { enabled: false },
            "otlp-http": { enabled: false },
            metrics: METRICS_PORT,
        },
        podSecurityContext: { seccompProfile: { type: "RuntimeDefault" } },
        securityContext: {
            ...RESTRICTED_CONTAINER,
            ...(logs ? { runAsUser: 0, runAsGroup: 0 } : { runAsUser: 10001, runAsNonRoot: true }),
        },
        resources: size === "small" ? resources("30m", "96Mi", "192Mi") : resources("100m", "256Mi"),
        priorityClassName: NODE_CRITICAL,
        tolerations: [{ operator: "Exists" }],
        extraEnvs: [{ name: "K8S_NODE_NAME", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } }],
        extraVolumes: logs
            ? [
                  { name: "pod-logs", hostPath: { path: LOGS } },
                  { name: "positions", hostPath: { path: POSITIONS, type: "DirectoryOrCreate" } },
              ]
            : [],
        extraVolumeMounts: logs
            ? [
                  { name: "pod-logs", mountPath: LOGS, readOnly: true },
                  { name: "positions", mountPath: POSITIONS },
              ]
            : [],
        service: { enabled: false },
        podMonitor: { enabled: monitored },
    };
}

/** What the agent does with what it reads. */
export function agentConfig({ logs, serviceLevels }: AgentFacts): CollectorConfig {
    const levels = serviceLevels ? agentPieces() : undefined;
    return {
        extensions: { ...HEALTH, ...(logs ? { file_storage: { directory: POSITIONS } } : {}) },
        receivers: { ...(logs ? { file_log: podLogs() } : {}), ...levels?.receivers },
        processors: {
            memory_limiter: MEMORY_LIMITER,
            ...(logs
                ? {
                      k8s_attributes: podAttributes({
                          filter: { node_from_env_var: "K8S_NODE_NAME" },
                          // Lines of files come over no connection: the file's name says whose they are.
                          pod_association: [{ sources: [{ from: "resource_attribute", name: "k8s.pod.uid" }] }],
                      }),
                      "transform/personal-data": maskedText(),
                  }
                : {}),
            batch: BATCH,
            ...levels?.processors,
        },
        exporters: {
            ...(logs ? { "otlp_http/loki": { endpoint: `${PLATFORM.lokiUrl}/otlp` } } : {}),
            ...(serviceLevels
                ? {
                      "otlp_grpc/slo": {
                          endpoint: `otel-gateway.${PLATFORM.monitoringNamespace}:${SERVICE_LEVEL_PORT}`,
                          tls: { insecure: true },
                      },
                  }
                : {}),
        },
        service: {
            extensions: ["health_check", ...(logs ? ["file_storage"] : [])],
            telemetry: OWN_TELEMETRY,
            pipelines: {
                ...(logs
                    ? {
                          logs: {
                              receivers: ["file_log"],
                              processors: ["memory_limiter", "k8s_attributes", "transform/personal-data", "batch"],
                              exporters: ["otlp_http/loki"],
                          },
                      }
                    : {}),
                ...(levels === undefined
                    ? {}
                    : {
                          "metrics/slo": {
                              receivers: levels.pipeline.receivers,
                              processors: ["memory_limiter", ...levels.pipeline.processors],
                              exporters: ["otlp_grpc/slo"],
                          },
                      }),
            },
        },
    };
}

/** Files of all pods but its own, whose complaint about a line would be the next line. */
function podLogs(): object {
    return {
        include: [`${LOGS}/*/*/*.log`],
        exclude: [`${LOGS}/${PLATFORM.agentsNamespace}_otel-agent-*/*/*.log`],
        start_at: "end",
        include_file_path: true,
        include_file_name: false,
        storage: "file_storage",
        retry_on_failure: { enabled: true },
        operators: [{ id: "container-parser", type: "container" }],
    };
}
