import type { AlarmRules } from "@plinth/alarms/plan";

/** Alarms of a certificate, by role. */
export const certificateAlarms = {
    expiring: {
        severity: "ticket",
        says: "was not renewed and is about to expire",
        watches: { metric: { namespace: "AWS/CertificateManager", name: "DaysToExpiry", statistic: "Minimum" } },
        wrong: "below",
        threshold: { value: 30, unit: "days", min: 1, max: 45 },
        periodSeconds: 86_400,
        periods: 1,
        datapoints: 1,
        missing: { means: "missing", because: "a certificate that is not issued yet has no date to expire on" },
        runbook: "docs/runbooks/certificates/expiring.md",
        source: 'AWS Certificate Manager User Guide, "Supported CloudWatch metrics"; ACM first tries to renew 45 days before ("Check a certificate\'s renewal status"), so that 30 means two weeks of failing',
    },
} as const satisfies AlarmRules;

export type CertificateAlarmRole = keyof typeof certificateAlarms;
