import type { Metric } from "../plan/index.ts";
import type { DocumentedNamespace, MetricName } from "./documentedMetrics.ts";

/** What a graph says of a resource: how much of it is in use, what waits for it, what fails. */
export type Aspect = "Utilization" | "Saturation" | "Errors";

/** One graph: lines of one unit. */
export interface UseGraph {
    readonly aspect: Aspect;
    /** What is measured, with its unit. */
    readonly measures: string;
    readonly metrics: readonly UseMetric[];
    /** Whether it is there for instances that save up processor time alone. @default false */
    readonly burstable?: boolean;
}

export type UseMetric = {
    readonly [Namespace in DocumentedNamespace]: {
        readonly namespace: Namespace;
        readonly name: MetricName<Namespace>;
        readonly statistic: Metric["statistic"];
        /** What the line is called beside the thing's name; empty where the graph has one line for each thing. */
        readonly label: string;
    };
}[DocumentedNamespace];

function of<Namespace extends DocumentedNamespace>(namespace: Namespace) {
    return (name: MetricName<Namespace>, statistic: Metric["statistic"], label = ""): UseMetric =>
        ({ namespace, name, statistic, label }) as UseMetric;
}

const rds = of("AWS/RDS");
const cache = of("AWS/ElastiCache");
const nat = of("AWS/NATGateway");
const ec2 = of("AWS/EC2");
const group = of("AWS/AutoScaling");
const balancer = of("AWS/ApplicationELB");

/**
 * Graphs by resource (Brendan Gregg, "The USE Method"). What alarms watch has a graph of its own beside these. RDS publishes
 * no metric of errors: they are in its log, and its events have a topic.
 */
export const useGraphsOf = {
    database: [
        { aspect: "Utilization", measures: "processor (%)", metrics: [rds("CPUUtilization", "Average")] },
        {
            aspect: "Utilization",
            measures: "reads and writes (a second)",
            metrics: [rds("ReadIOPS", "Average", "reads"), rds("WriteIOPS", "Average", "writes")],
        },
        { aspect: "Utilization", measures: "connections", metrics: [rds("DatabaseConnections", "Maximum")] },
        { aspect: "Saturation", measures: "what waits for the disk", metrics: [rds("DiskQueueDepth", "Average")] },
        {
            aspect: "Saturation",
            measures: "time of a read and of a write (seconds)",
            metrics: [rds("ReadLatency", "Average", "read"), rds("WriteLatency", "Average", "write")],
        },
        {
            aspect: "Saturation",
            measures: "saved-up disk throughput that is left (%)",
            metrics: [rds("EBSIOBalance%", "Minimum", "operations"), rds("EBSByteBalance%", "Minimum", "bytes")],
        },
        {
            aspect: "Saturation",
            measures: "saved-up processor time that is left (credits)",
            metrics: [rds("CPUCreditBalance", "Minimum")],
            burstable: true,
        },
        { aspect: "Saturation", measures: "swapped out (bytes)", metrics: [rds("SwapUsage", "Maximum")] },
    ],
    aurora: [
        { aspect: "Utilization", measures: "processor (%)", metrics: [rds("CPUUtilization", "Average")] },
        { aspect: "Utilization", measures: "connections", metrics: [rds("DatabaseConnections", "Maximum")] },
        {
            aspect: "Saturation",
            measures: "time of a commit (milliseconds)",
            metrics: [rds("CommitLatency", "Average")],
        },
        { aspect: "Saturation", measures: "what waits for the storage", metrics: [rds("DiskQueueDepth", "Average")] },
        { aspect: "Saturation", measures: "swapped out (bytes)", metrics: [rds("SwapUsage", "Maximum")] },
        { aspect: "Errors", measures: "deadlocks (a second)", metrics: [rds("Deadlocks", "Average")] },
    ],
    cache: [
        {
            aspect: "Utilization",
            measures: "engine's processor and memory (%)",
            metrics: [
                cache("EngineCPUUtilization", "Average", "processor"),
                cache("DatabaseMemoryUsagePercentage", "Maximum", "memory"),
            ],
        },
        { aspect: "Saturation", measures: "keys evicted", metrics: [cache("Evictions", "Sum")] },
        {
            aspect: "Saturation",
            measures: "packets held back or dropped by the node's limits",
            metrics: [
                cache("NetworkBandwidthInAllowanceExceeded", "Sum", "bytes in"),
                cache("NetworkBandwidthOutAllowanceExceeded", "Sum", "bytes out"),
                cache("NetworkPacketsPerSecondAllowanceExceeded", "Sum", "packets"),
                cache("NetworkConntrackAllowanceExceeded", "Sum", "connections"),
            ],
        },
        { aspect: "Saturation", measures: "swapped out (bytes)", metrics: [cache("SwapUsage", "Maximum")] },
        {
            aspect: "Errors",
            measures: "refused sign-ins, commands and keys",
            metrics: [
                cache("AuthenticationFailures", "Sum", "sign-ins"),
                cache("CommandAuthorizationFailures", "Sum", "commands"),
                cache("KeyAuthorizationFailures", "Sum", "keys"),
            ],
        },
    ],
    natGateway: [
        { aspect: "Utilization", measures: "connections", metrics: [nat("ActiveConnectionCount", "Maximum")] },
        {
            aspect: "Utilization",
            measures: "bytes to and from the internet",
            metrics: [nat("BytesOutToDestination", "Sum", "out"), nat("BytesInFromDestination", "Sum", "in")],
        },
        {
            aspect: "Saturation",
            measures: "connections tried, and answered",
            metrics: [
                nat("ConnectionAttemptCount", "Sum", "tried"),
                nat("ConnectionEstablishedCount", "Sum", "answered"),
            ],
        },
        { aspect: "Saturation", measures: "connections without a port", metrics: [nat("ErrorPortAllocation", "Sum")] },
        { aspect: "Errors", measures: "packets dropped", metrics: [nat("PacketsDropCount", "Sum")] },
        { aspect: "Errors", measures: "connections ended while idle", metrics: [nat("IdleTimeoutCount", "Sum")] },
    ],
    nodeGroup: [
        {
            aspect: "Utilization",
            measures: "processor of its nodes (%)",
            metrics: [ec2("CPUUtilization", "Average", "average"), ec2("CPUUtilization", "Maximum", "busiest")],
        },
        {
            aspect: "Saturation",
            measures: "nodes: in service, wanted, and the most there may be",
            metrics: [
                group("GroupInServiceInstances", "Minimum", "in service"),
                group("GroupDesiredCapacity", "Maximum", "wanted"),
                group("GroupMaxSize", "Maximum", "most"),
            ],
        },
        { aspect: "Saturation", measures: "nodes on their way", metrics: [group("GroupPendingInstances", "Maximum")] },
        {
            aspect: "Saturation",
            measures: "saved-up disk throughput that is left (%)",
            metrics: [ec2("EBSIOBalance%", "Minimum", "operations"), ec2("EBSByteBalance%", "Minimum", "bytes")],
        },
        { aspect: "Errors", measures: "status checks that failed", metrics: [ec2("StatusCheckFailed", "Sum")] },
    ],
    loadBalancer: [
        {
            aspect: "Utilization",
            measures: "requests and connections",
            metrics: [
                balancer("RequestCount", "Sum", "requests"),
                balancer("ActiveConnectionCount", "Sum", "connections"),
            ],
        },
        {
            aspect: "Saturation",
            measures: "connections refused",
            metrics: [balancer("RejectedConnectionCount", "Sum")],
        },
        {
            aspect: "Saturation",
            measures: "time until a target answers (seconds)",
            metrics: [balancer("TargetResponseTime", "Average")],
        },
        {
            aspect: "Errors",
            measures: "answers with 5xx, and targets that did not answer",
            metrics: [
                balancer("HTTPCode_ELB_5XX_Count", "Sum", "its own"),
                balancer("HTTPCode_Target_5XX_Count", "Sum", "targets'"),
                balancer("TargetConnectionErrorCount", "Sum", "no connection"),
            ],
        },
    ],
} as const satisfies Readonly<Record<string, readonly UseGraph[]>>;

export type UseResource = keyof typeof useGraphsOf;
