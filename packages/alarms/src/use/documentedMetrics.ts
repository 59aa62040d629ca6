/** Metrics of a namespace in CloudWatch, and the page that says what they are. */
export interface DocumentedMetrics {
    readonly source: string;
    /** Dimensions by which they come; without these a graph is empty. */
    readonly dimensions: readonly string[];
    readonly names: readonly string[];
}

/** Every metric that a graph of utilization, saturation or errors may draw. A name that stands here was read in its page. */
export const documentedMetrics = {
    "AWS/RDS": {
        source: 'Amazon RDS User Guide, "Amazon CloudWatch instance-level metrics for Amazon RDS"; Amazon Aurora User Guide, "Amazon CloudWatch metrics for Amazon Aurora" (commits, deadlocks)',
        dimensions: ["DBInstanceIdentifier"],
        names: [
            "CPUUtilization",
            "CPUCreditBalance",
            "CommitLatency",
            "DatabaseConnections",
            "Deadlocks",
            "DiskQueueDepth",
            "EBSByteBalance%",
            "EBSIOBalance%",
            "ReadIOPS",
            "ReadLatency",
            "SwapUsage",
            "WriteIOPS",
            "WriteLatency",
        ],
    },
    "AWS/ElastiCache": {
        source: 'Amazon ElastiCache User Guide, "Host-Level Metrics" and "Metrics for Valkey and Redis OSS"',
        dimensions: ["CacheClusterId"],
        names: [
            "AuthenticationFailures",
            "CommandAuthorizationFailures",
            "DatabaseMemoryUsagePercentage",
            "EngineCPUUtilization",
            "Evictions",
            "KeyAuthorizationFailures",
            "NetworkBandwidthInAllowanceExceeded",
            "NetworkBandwidthOutAllowanceExceeded",
            "NetworkConntrackAllowanceExceeded",
            "NetworkPacketsPerSecondAllowanceExceeded",
            "SwapUsage",
        ],
    },
    "AWS/NATGateway": {
        source: 'Amazon VPC User Guide, "Monitor NAT gateways with Amazon CloudWatch"',
        dimensions: ["NatGatewayId"],
        names: [
            "ActiveConnectionCount",
            "BytesInFromDestination",
            "BytesOutToDestination",
            "ConnectionAttemptCount",
            "ConnectionEstablishedCount",
            "ErrorPortAllocation",
            "IdleTimeoutCount",
            "PacketsDropCount",
        ],
    },
    "AWS/EC2": {
        source: 'Amazon EC2 User Guide, "CloudWatch metrics that are available for your instances"',
        dimensions: ["AutoScalingGroupName"],
        names: ["CPUUtilization", "EBSByteBalance%", "EBSIOBalance%", "StatusCheckFailed"],
    },
    "AWS/AutoScaling": {
        source: 'Amazon EC2 Auto Scaling User Guide, "Amazon CloudWatch metrics for Amazon EC2 Auto Scaling"',
        dimensions: ["AutoScalingGroupName"],
        names: ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupMaxSize", "GroupPendingInstances"],
    },
    "AWS/ApplicationELB": {
        source: 'User Guide for Application Load Balancers, "CloudWatch metrics for your Application Load Balancer"',
        dimensions: ["LoadBalancer"],
        names: [
            "ActiveConnectionCount",
            "HTTPCode_ELB_5XX_Count",
            "HTTPCode_Target_5XX_Count",
            "RejectedConnectionCount",
            "RequestCount",
            "TargetConnectionErrorCount",
            "TargetResponseTime",
        ],
    },
} as const satisfies Readonly<Record<string, DocumentedMetrics>>;

export type DocumentedNamespace = keyof typeof documentedMetrics;
export type MetricName<Namespace extends DocumentedNamespace> = (typeof documentedMetrics)[Namespace]["names"][number];
