import type { AlarmRules, Metric } from "@plinth/alarms/plan";

const METRICS =
    'Amazon EKS User Guide, "Basic metrics in Amazon CloudWatch": AWS/EKS, without an agent, from Kubernetes 1.28 on';
const GROUPS =
    'Amazon EKS User Guide, "View metrics for Amazon EC2 Auto Scaling groups": on by default for managed node groups';
const SERVICE_LEVEL =
    "the API's service level objective of Kubernetes SIG Scalability (kubernetes/community, api_call_latency): a second for calls that change an object";

function eksMetric(name: string, statistic: Metric["statistic"]): Metric {
    return { namespace: "AWS/EKS", name, statistic };
}

const SEE_CONSOLE = {
    means: "missing",
    because: "EKS sends these of every cluster: without them nothing is known",
} as const;

/** Alarms of a cluster, by role: of the control plane, of each node group, and of Karpenter's queue. */
export const clusterAlarms = {
    apiErrors: {
        severity: "page",
        says: "fails requests to the Kubernetes API",
        watches: {
            metrics: {
                failed: eksMetric("apiserver_request_total_5XX", "Sum"),
                all: eksMetric("apiserver_request_total", "Sum"),
            },
            expression: "IF(all > 0, 100 * failed / all, 0)",
        },
        wrong: "above",
        threshold: { value: 5, unit: "% of requests", min: 0, max: 100 },
        periodSeconds: 300,
        periods: 3,
        datapoints: 3,
        missing: SEE_CONSOLE,
        runbook: "docs/runbooks/cluster/api-errors.md",
        source: `${METRICS}; 5 % is ours: an update of the control plane fails fewer`,
    },
    apiThrottled: {
        severity: "ticket",
        says: "turns away clients that ask the Kubernetes API too much",
        watches: { metric: eksMetric("apiserver_request_total_429", "Sum") },
        wrong: "above",
        threshold: { value: 60, unit: "requests a minute", min: 0, max: 1_000_000 },
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: SEE_CONSOLE,
        runbook: "docs/runbooks/cluster/api-throttled.md",
        source: `${METRICS}; one a second is ours: clients that back off cause fewer`,
    },
    apiSlow: {
        severity: "ticket",
        says: "answers slowly to what changes objects",
        watches: {
            metrics: {
                post: eksMetric("apiserver_request_duration_seconds_POST_P99", "Average"),
                put: eksMetric("apiserver_request_duration_seconds_PUT_P99", "Average"),
                patch: eksMetric("apiserver_request_duration_seconds_PATCH_P99", "Average"),
                delete: eksMetric("apiserver_request_duration_seconds_DELETE_P99", "Average"),
            },
            expression: "MAX([post, put, patch, delete])",
        },
        wrong: "above",
        threshold: { value: 1, unit: "seconds", min: 0.01, max: 60 },
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: SEE_CONSOLE,
        runbook: "docs/runbooks/cluster/api-slow.md",
        source: `${METRICS}; one second from ${SERVICE_LEVEL}`,
    },
    storageHigh: {
        severity: "page",
        says: "is filling the database of the Kubernetes API, which takes no writes when it is full",
        watches: { metric: eksMetric("apiserver_storage_size_bytes", "Maximum") },
        wrong: "above",
        threshold: { value: 80, unit: "% of 8 GiB", min: 1, max: 100 },
        unit: "bytes",
        periodSeconds: 300,
        periods: 3,
        datapoints: 3,
        missing: SEE_CONSOLE,
        runbook: "docs/runbooks/cluster/storage-high.md",
        source: `${METRICS}; etcd is limited to 8 GiB (the guide, "Organize and monitor cluster resources"), of which 80 % leave time`,
    },
    podsUnschedulable: {
        severity: "ticket",
        says: "has pods that fit no node",
        watches: { metric: eksMetric("scheduler_pending_pods_UNSCHEDULABLE", "Sum") },
        wrong: "above",
        threshold: { value: 0, unit: "pods", min: 0, max: 100_000 },
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: SEE_CONSOLE,
        runbook: "docs/runbooks/cluster/pods-unschedulable.md",
        source: `${METRICS}; for 15 minutes, which is longer than a node takes to join, and ours`,
    },
    nodesMissing: {
        severity: "ticket",
        says: "has fewer nodes than its least",
        watches: { metric: { namespace: "AWS/AutoScaling", name: "GroupInServiceInstances", statistic: "Minimum" } },
        wrong: "below",
        threshold: { value: 100, unit: "% of size.min", min: 1, max: 100 },
        unit: "nodes",
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: { means: "missing", because: "the metrics of a group can be switched off" },
        runbook: "docs/runbooks/cluster/nodes-missing.md",
        source: `${GROUPS}, which names fewer nodes than the least as the sign of an unhealthy group`,
    },
    nodesAtMaximum: {
        severity: "ticket",
        says: "is as large as it may get",
        watches: { metric: { namespace: "AWS/AutoScaling", name: "GroupInServiceInstances", statistic: "Minimum" } },
        wrong: "above",
        threshold: { value: 99, unit: "% of size.max", min: 1, max: 99 },
        unit: "nodes",
        periodSeconds: 60,
        periods: 30,
        datapoints: 30,
        missing: { means: "notBreaching", because: "a group without nodes has room" },
        runbook: "docs/runbooks/cluster/nodes-at-maximum.md",
        source: `${GROUPS}; half an hour is ours: longer than a deployment needs twice the pods`,
    },
    interruptionsUnread: {
        severity: "ticket",
        says: "has announcements of interruptions that Karpenter does not read",
        watches: { metric: { namespace: "AWS/SQS", name: "ApproximateAgeOfOldestMessage", statistic: "Maximum" } },
        wrong: "above",
        threshold: { value: 120, unit: "seconds", min: 1, max: 3600 },
        periodSeconds: 60,
        periods: 5,
        datapoints: 5,
        missing: { means: "notBreaching", because: "an empty queue has no oldest message" },
        runbook: "docs/runbooks/cluster/interruptions-unread.md",
        source: 'CloudWatch User Guide, "Recommended alarms", Amazon SQS; two minutes are the notice a spot instance gets (Amazon EC2 User Guide, "Spot Instance interruption notices")',
    },
} as const satisfies AlarmRules;

export type ClusterAlarmRole = keyof typeof clusterAlarms;
