import type { Alarm, AlarmRules, Metric } from "@plinth/alarms/plan";

const METRICS = 'AWS WAF Developer Guide, "AWS WAF metrics and dimensions"';

/** Requests of one kind; a metric without any is missing, not 0. */
function requests(name: string): Metric {
    return { namespace: "AWS/WAFV2", name, statistic: "Sum" };
}

const inspected = { blocked: requests("BlockedRequests"), allowed: requests("AllowedRequests") };
/** Requests below which a share says nothing. */
const LEAST = 100;

const NO_REQUESTS = { means: "notBreaching", because: "without requests there is nothing to match" } as const;

/** Alarms of a web ACL, by role. */
export const webAclAlarms = {
    blockedHigh: {
        severity: "ticket",
        says: "blocks much of what it sees: an attack, or a rule that is wrong",
        watches: {
            metrics: inspected,
            expression: `IF(FILL(blocked, 0) > ${LEAST}, 100 * blocked / (blocked + FILL(allowed, 0)), 0)`,
        },
        wrong: "above",
        threshold: { value: 25, unit: "% of requests", min: 0, max: 100 },
        periodSeconds: 300,
        periods: 3,
        datapoints: 3,
        missing: NO_REQUESTS,
        runbook: "docs/runbooks/waf/blocked-high.md",
        source: `${METRICS}; 25 % of more than ${LEAST} requests in 5 minutes is ours`,
    },
    countedHigh: {
        severity: "log",
        says: "has rules that count much of what it sees, and would block it",
        watches: {
            metrics: { ...inspected, counted: requests("CountedRequests") },
            expression: `IF(FILL(counted, 0) > ${LEAST}, 100 * counted / (FILL(blocked, 0) + FILL(allowed, 0)), 0)`,
        },
        wrong: "above",
        threshold: { value: 5, unit: "% of requests", min: 0, max: 100 },
        periodSeconds: 300,
        periods: 3,
        datapoints: 3,
        missing: NO_REQUESTS,
        runbook: "docs/runbooks/waf/counted-high.md",
        source: `${METRICS}; 5 % of requests, with more than ${LEAST} counted in 5 minutes, is ours`,
    },
} as const satisfies AlarmRules;

export type WebAclAlarmRole = keyof typeof webAclAlarms;

/**
 * Alarms of a web ACL of a region. One of CloudFront has its metrics in us-east-1, from where no alarm reaches a topic of
 * another region: it has none, and `webAclName` is what an alarm of one's own watches.
 */
export function planWebAclAlarms(
    scope: "regional" | "cloudFront",
    name: string,
    region: string,
): Alarm<WebAclAlarmRole>[] {
    if (scope === "cloudFront") return [];
    const dimensions = { WebACL: name, Region: region, Rule: "ALL" };
    return (["blockedHigh", "countedHigh"] as const).map((role) => ({ role, subject: name, dimensions }));
}
