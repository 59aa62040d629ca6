import type { Alarm, AlarmRules, Metric } from "@plinth/alarms/plan";
import { type CacheShape, DEFAULTS } from "../shape.ts";
import { nodesOf } from "./nodes.ts";

export const METRICS = 'Amazon ElastiCache User Guide, "Metrics for Valkey and Redis OSS"';
const RECOMMENDED = 'CloudWatch User Guide, "Recommended alarms", Amazon ElastiCache';

export function cacheMetric(name: string, statistic: Metric["statistic"]): { readonly metric: Metric } {
    return { metric: { namespace: "AWS/ElastiCache", name, statistic } };
}

const SEE_NO_DATA = {
    means: "missing",
    because: "a node without metrics is not known to be well; no-data sounds for it",
} as const;

/** Alarms of a cache, by role; each node has its own, since any of them may become the primary. */
export const cacheAlarms = {
    cpuHigh: {
        severity: "ticket",
        says: "has an engine without processor time left",
        watches: cacheMetric("EngineCPUUtilization", "Average"),
        wrong: "above",
        threshold: { value: 90, unit: "%", min: 1, max: 100 },
        periodSeconds: 60,
        periods: 5,
        datapoints: 5,
        missing: SEE_NO_DATA,
        runbook: "docs/runbooks/cache/cpu-high.md",
        source: `${METRICS}; 90 % for 5 minutes from ${RECOMMENDED}`,
    },
    hostCpuHigh: {
        severity: "ticket",
        says: "has a host without processor time left",
        watches: cacheMetric("CPUUtilization", "Average"),
        wrong: "above",
        threshold: { value: 90, unit: "%", min: 1, max: 100 },
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: SEE_NO_DATA,
        runbook: "docs/runbooks/cache/host-cpu-high.md",
        source: `${METRICS}, EngineCPUUtilization: hosts of two processors or fewer are to be watched as a whole; 90 % is where the processes beside the engine are out of time, too`,
    },
    memoryHigh: {
        severity: "page",
        says: "is running out of memory, and refuses writes when it is full",
        watches: cacheMetric("DatabaseMemoryUsagePercentage", "Average"),
        wrong: "above",
        threshold: { value: 80, unit: "%", min: 1, max: 100 },
        periodSeconds: 60,
        periods: 5,
        datapoints: 5,
        missing: SEE_NO_DATA,
        runbook: "docs/runbooks/cache/memory-high.md",
        source: `${METRICS}; ${RECOMMENDED} leaves the threshold open; 80 % is ours: time to add memory before writes fail`,
    },
    evictions: {
        severity: "log",
        says: "drops keys to make room",
        watches: cacheMetric("Evictions", "Sum"),
        wrong: "above",
        threshold: { value: 1000, unit: "keys a minute", min: 0, max: 10_000_000 },
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: { means: "notBreaching", because: "no evictions are no trouble" },
        runbook: "docs/runbooks/cache/evictions.md",
        source: `${METRICS}; the guide's "Which Metrics Should I Monitor?" asks for a threshold of one's own; 1000 is ours`,
    },
    connectionsHigh: {
        severity: "ticket",
        says: "is running out of connections",
        watches: cacheMetric("CurrConnections", "Average"),
        wrong: "above",
        threshold: { value: 52_000, unit: "connections", min: 1, max: 65_000 },
        periodSeconds: 60,
        periods: 10,
        datapoints: 10,
        missing: SEE_NO_DATA,
        runbook: "docs/runbooks/cache/connections-high.md",
        source: `${METRICS}; a node takes 65,000 (${RECOMMENDED}), of which these are 80 %`,
    },
    replicationLag: {
        severity: "ticket",
        says: "is far behind its primary",
        watches: cacheMetric("ReplicationLag", "Average"),
        wrong: "above",
        threshold: { value: 10, unit: "seconds", min: 1, max: 3600 },
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: { means: "notBreaching", because: "the primary has no lag to report" },
        runbook: "docs/runbooks/cache/replication-lag.md",
        source: `${METRICS}; ${RECOMMENDED} leaves the threshold open; ten seconds are ours: what is lost if the primary is`,
    },
    authenticationFailures: {
        severity: "ticket",
        says: "refuses clients that sign in wrongly",
        watches: cacheMetric("AuthenticationFailures", "Sum"),
        wrong: "above",
        threshold: { value: 10, unit: "in 5 minutes", min: 0, max: 1_000_000 },
        periodSeconds: 300,
        periods: 1,
        datapoints: 1,
        missing: { means: "notBreaching", because: "no failures are no trouble" },
        runbook: "docs/runbooks/cache/authentication-failures.md",
        source: `${METRICS}, which suggests an alarm; more than ten tell an attempt from a typing error, which is ours`,
    },
    noData: {
        severity: "page",
        says: "sends no metrics: it is being replaced, or lost",
        watches: cacheMetric("CPUUtilization", "SampleCount"),
        wrong: "below",
        threshold: { value: 1, unit: "samples a minute", min: 1, max: 1 },
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: { means: "breaching", because: "ElastiCache measures every node that runs, every minute" },
        runbook: "docs/runbooks/cache/no-data.md",
        source: 'Amazon ElastiCache User Guide, "Monitoring use with CloudWatch Metrics": every node in 60-second intervals; 15 minutes are longer than a restart',
    },
} as const satisfies AlarmRules;

export type CacheAlarmRole = keyof typeof cacheAlarms;

/** Sizes with two processors or fewer (Amazon ElastiCache User Guide, "Supported node types"). */
const SMALL_HOST = /\.(micro|small|medium|large)$/;

/** Roles of every node, which depend on what the cache is for and on its nodes. */
export function cacheRoles({ use, nodeType, replicas = DEFAULTS.replicas }: CacheShape): CacheAlarmRole[] {
    return [
        "cpuHigh",
        ...(SMALL_HOST.test(nodeType) ? (["hostCpuHigh"] as const) : []),
        // A cache of copies is full by design, and drops the oldest; any other refuses writes then, and drops nothing.
        use === "cache" ? "evictions" : "memoryHigh",
        "connectionsHigh",
        ...(replicas > 0 ? (["replicationLag"] as const) : []),
        "authenticationFailures",
        "noData",
    ];
}

/**
 * The alarms of a cache: those of each of its nodes. Pure.
 *
 * @param nameOf the name in AWS of a node, by what follows the cache's.
 */
export function planCacheAlarms(
    shape: CacheShape,
    nameOf: (node: string) => Alarm["subject"],
): Alarm<CacheAlarmRole>[] {
    return nodesOf(shape).flatMap((node) =>
        cacheRoles(shape).map((role) => ({
            role,
            of: node,
            subject: nameOf(node),
            dimensions: { CacheClusterId: nameOf(node) },
        })),
    );
}
