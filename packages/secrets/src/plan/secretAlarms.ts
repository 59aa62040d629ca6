import type { AlarmRules } from "@plinth/alarms/plan";

/** Alarms of a secret, by role. Secrets Manager has no metric of a rotation; the function that does it has. */
export const secretAlarms = {
    rotationFailing: {
        severity: "ticket",
        says: "failed to rotate the secret",
        watches: { metric: { namespace: "AWS/Lambda", name: "Errors", statistic: "Sum" } },
        wrong: "above",
        threshold: { value: 0, unit: "errors an hour", min: 0, max: 1000 },
        // A day of hours, of which one is enough: a rotation is over in minutes, and somebody has to see it.
        periodSeconds: 3600,
        periods: 24,
        datapoints: 1,
        missing: { means: "notBreaching", because: "between rotations the function does not run" },
        runbook: "docs/runbooks/secrets/rotation-failing.md",
        source: 'AWS Lambda Developer Guide, "Types of metrics for Lambda functions"; any error is one too many',
    },
} as const satisfies AlarmRules;

export type SecretAlarmRole = keyof typeof secretAlarms;
