import { NAMESPACE, REQUESTS, WITHIN } from "../plan/series.ts";
import { WIRE_REQUESTS, WIRE_WITHIN } from "./agent.ts";
import { type CollectorPieces, variable } from "./pieces.ts";

export interface GatewayTarget {
    /** The cluster's name in EKS: the dimension `Cluster`, since an account may have several. */
    readonly clusterName: string;
    readonly region: string;
    /** Where the exporter writes; CloudWatch reads the metrics out of it. It has to exist: its key and retention are not the exporter's. */
    readonly logGroupName: string;
}

const SERVICE = ["Cluster", "Namespace", "Service"] as const;

/**
 * What the gateway needs to send counted requests to CloudWatch. Its role needs `logs:PutLogEvents`, `logs:CreateLogStream`
 * and `logs:DescribeLogStreams` on the log group; the log stream is named after the pod (environment variable POD_NAME).
 */
export function gatewayPieces({ clusterName, region, logGroupName }: GatewayTarget): CollectorPieces {
    return {
        receivers: {},
        processors: {
            "filter/slo": {
                error_mode: "propagate",
                metrics: { metric: [`not IsMatch(name, "^(${WIRE_REQUESTS}|${WIRE_WITHIN})$$")`] },
            },
            "transform/slo": {
                error_mode: "propagate",
                metric_statements: [
                    {
                        context: "datapoint",
                        statements: [`set(datapoint.attributes["Cluster"], "${clusterName}")`],
                    },
                    {
                        context: "metric",
                        statements: [
                            `set(metric.name, "${REQUESTS}") where metric.name == "${WIRE_REQUESTS}"`,
                            `set(metric.name, "${WITHIN}") where metric.name == "${WIRE_WITHIN}"`,
                        ],
                    },
                ],
            },
        },
        exporters: {
            "awsemf/slo": {
                namespace: NAMESPACE,
                region,
                log_group_name: logGroupName,
                log_stream_name: `slo-${variable("POD_NAME")}`,
                // The default would make metrics of every single dimension too, and each is paid for.
                dimension_rollup_option: "NoDimensionRollup",
                metric_declarations: [
                    { dimensions: [SERVICE, [...SERVICE, "Outcome"]], metric_name_selectors: [`^${REQUESTS}$$`] },
                    { dimensions: [[...SERVICE, "Le"]], metric_name_selectors: [`^${WITHIN}$$`] },
                ],
            },
        },
        pipeline: { receivers: [], processors: ["filter/slo", "transform/slo"], exporters: ["awsemf/slo"] },
    };
}

/** What a pipeline that is not this one drops, so that Prometheus and Loki do not keep the counters a second time. */
export const withoutSloCounters = {
    error_mode: "propagate",
    metrics: { metric: [`IsMatch(name, "^(${WIRE_REQUESTS}|${WIRE_WITHIN})$$")`] },
} as const;
