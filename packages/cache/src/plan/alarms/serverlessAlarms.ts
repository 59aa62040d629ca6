import { type Alarm, type AlarmChoice, type AlarmRules, thresholdOf } from "@plinth/alarms/plan";
import type { ServerlessLimits } from "../serverlessShape.ts";
import { cacheMetric } from "./cacheAlarms.ts";

const METRICS = 'Amazon ElastiCache User Guide, "Serverless metrics and events for Valkey and Redis OSS"';
const LIMITS = 'the guide\'s "Scaling ElastiCache", which recommends an alarm at 75 % of a maximum';
const NOTHING = { means: "notBreaching", because: "an idle cache reports nothing" } as const;

/** Alarms of a serverless cache, by role. */
export const serverlessAlarms = {
    storageHigh: {
        severity: "ticket",
        says: "is close to the most data it may hold; then keys with a time to live go, and after them writes fail",
        watches: cacheMetric("BytesUsedForCache", "Maximum"),
        wrong: "above",
        threshold: { value: 75, unit: "% of limits.storageGb.maximum", min: 1, max: 100 },
        unit: "bytes",
        periodSeconds: 60,
        periods: 5,
        datapoints: 5,
        missing: NOTHING,
        runbook: "docs/runbooks/serverless-cache/storage-high.md",
        source: `${METRICS}; ${LIMITS}`,
    },
    processingHigh: {
        severity: "ticket",
        says: "is close to the most requests it may answer; then they are slowed down",
        watches: cacheMetric("ElastiCacheProcessingUnits", "Sum"),
        wrong: "above",
        threshold: { value: 75, unit: "% of limits.ecpuPerSecond.maximum", min: 1, max: 100 },
        unit: "processing units a minute",
        periodSeconds: 60,
        periods: 5,
        datapoints: 5,
        missing: NOTHING,
        runbook: "docs/runbooks/serverless-cache/processing-high.md",
        source: `${METRICS}; ${LIMITS}`,
    },
    throttled: {
        severity: "ticket",
        says: "slows requests down",
        watches: cacheMetric("ThrottledCmds", "Sum"),
        wrong: "above",
        threshold: { value: 0, unit: "commands a minute", min: 0, max: 1_000_000 },
        periodSeconds: 60,
        periods: 5,
        datapoints: 5,
        missing: NOTHING,
        runbook: "docs/runbooks/serverless-cache/throttled.md",
        source: `${METRICS}; five minutes of it are more than scaling takes to set in, which is ours`,
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
        missing: NOTHING,
        runbook: "docs/runbooks/serverless-cache/evictions.md",
        source: `${METRICS}; 1000 is ours`,
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
        missing: NOTHING,
        runbook: "docs/runbooks/serverless-cache/authentication-failures.md",
        source: `${METRICS}, which suggests an alarm; more than ten tell an attempt from a typing error, which is ours`,
    },
} as const satisfies AlarmRules;

export type ServerlessAlarmRole = keyof typeof serverlessAlarms;

/** The smaller reading of what AWS bills as a GB, so that an alarm is early rather than late. */
const GB = 10 ** 9;
const SECONDS_A_MINUTE = 60;

/** The alarms of a serverless cache. Pure. Its dimension is `clusterId`, which caches of nodes do not have. */
export function planServerlessAlarms(
    cacheName: Alarm["subject"],
    { storageGb, ecpuPerSecond }: ServerlessLimits,
    choice: AlarmChoice<ServerlessAlarmRole> | undefined,
): Alarm<ServerlessAlarmRole>[] {
    const share = (role: ServerlessAlarmRole): number => thresholdOf(serverlessAlarms, role, choice) / 100;
    const limits: { readonly [Role in ServerlessAlarmRole]?: number } = {
        storageHigh: share("storageHigh") * storageGb.maximum * GB,
        processingHigh: share("processingHigh") * ecpuPerSecond.maximum * SECONDS_A_MINUTE,
    };
    return (Object.keys(serverlessAlarms) as ServerlessAlarmRole[]).map((role) => ({
        role,
        subject: cacheName,
        dimensions: { clusterId: cacheName },
        limit: limits[role],
    }));
}
