import type { AlarmRule, AlarmRules, Severity } from "@plinth/alarms/plan";
import type { Counted } from "./patterns.ts";

const CIS = "CIS AWS Foundations Benchmark 3.0";
const ACCOUNTS = 'AWS whitepaper "Organizing Your AWS Environment Using Multiple Accounts"';

/** Where the metrics of a trail's filters are, before the trail's name. */
export const NAMESPACE = "Plinth/Audit";

/** A rule for events that somebody counts in the trail. One is enough, unless a threshold is given. */
function counted(
    name: string,
    {
        severity,
        says,
        control,
        page,
        above = 0,
        by = CIS,
    }: {
        severity: Severity;
        says: string;
        control: string;
        page: string;
        above?: number;
        by?: string;
    },
): AlarmRule {
    return {
        severity,
        says,
        watches: { metric: { namespace: NAMESPACE, name, statistic: "Sum" } },
        wrong: "above",
        threshold: { value: above, unit: "events in 5 minutes", min: 0, max: 1_000_000 },
        periodSeconds: 300,
        periods: 1,
        datapoints: 1,
        missing: {
            means: "notBreaching",
            because: "nothing was counted; trail-silent says when nothing arrives at all",
        },
        runbook: `docs/runbooks/audit/${page}.md`,
        source: `${by}, ${control}; who is told, and ${above === 0 ? "that one is enough" : "the threshold"}, is ours`,
    };
}

/** Alarms of an audit trail, by role. Severities are ours: deployments change networks, buckets and roles every day. */
export const auditAlarms = {
    rootUse: counted("RootUse", {
        severity: "page",
        says: "saw the root user at work",
        control: "4.3",
        page: "root-use",
    }),
    consoleWithoutMfa: counted("ConsoleWithoutMfa", {
        severity: "page",
        says: "saw an IAM user sign in to the console without MFA",
        control: "4.2",
        page: "console-without-mfa",
    }),
    trailChanges: counted("TrailChanges", {
        severity: "page",
        says: "saw a trail changed, stopped or deleted",
        control: "4.5",
        page: "trail-changes",
    }),
    keyDeletion: counted("KeyDeletion", {
        severity: "page",
        says: "saw a KMS key switched off or set to be deleted",
        control: "4.7",
        page: "key-deletion",
    }),
    trailSilent: {
        severity: "page",
        says: "gets no events of the trail",
        watches: { metric: { namespace: "AWS/Logs", name: "IncomingLogEvents", statistic: "Sum" } },
        wrong: "below",
        threshold: { value: 1, unit: "events in 5 minutes", min: 1, max: 1_000_000 },
        periodSeconds: 300,
        periods: 12,
        datapoints: 12,
        missing: { means: "breaching", because: "a group that gets nothing has no metric" },
        runbook: "docs/runbooks/audit/trail-silent.md",
        source: 'Amazon CloudWatch Logs User Guide, "Monitoring usage with CloudWatch metrics"; an hour is ours: CloudTrail delivers within minutes, and no account is quiet for an hour',
    },
    breakGlassUse: counted("BreakGlassUse", {
        severity: "page",
        says: "saw somebody take, or try to take, a role for emergencies",
        by: ACCOUNTS,
        control: '"Break glass access"',
        page: "break-glass-use",
    }),
    configChanges: counted("ConfigChanges", {
        severity: "ticket",
        says: "saw AWS Config's recorder or its delivery changed",
        control: "4.9",
        page: "config-changes",
    }),
    unauthorizedCalls: counted("UnauthorizedCalls", {
        severity: "ticket",
        says: "saw calls refused that nobody was allowed to make",
        control: "4.1",
        page: "unauthorized-calls",
        above: 20,
    }),
    consoleFailures: counted("ConsoleFailures", {
        severity: "ticket",
        says: "saw sign-ins to the console fail",
        control: "4.6",
        page: "console-failures",
        above: 5,
    }),
    organizationChanges: counted("OrganizationChanges", {
        severity: "ticket",
        says: "saw the organisation, its accounts or its policies changed",
        control: "4.15",
        page: "organization-changes",
    }),
    iamChanges: counted("IamChanges", {
        severity: "log",
        says: "saw IAM policies changed",
        control: "4.4",
        page: "iam-changes",
    }),
    bucketPolicyChanges: counted("BucketPolicyChanges", {
        severity: "log",
        says: "saw access to a bucket changed",
        control: "4.8",
        page: "bucket-policy-changes",
    }),
    securityGroupChanges: counted("SecurityGroupChanges", {
        severity: "log",
        says: "saw security groups changed",
        control: "4.10",
        page: "security-group-changes",
    }),
    networkAclChanges: counted("NetworkAclChanges", {
        severity: "log",
        says: "saw network ACLs changed",
        control: "4.11",
        page: "network-acl-changes",
    }),
    gatewayChanges: counted("GatewayChanges", {
        severity: "log",
        says: "saw gateways to other networks changed",
        control: "4.12",
        page: "gateway-changes",
    }),
    routeChanges: counted("RouteChanges", {
        severity: "log",
        says: "saw routes changed",
        control: "4.13",
        page: "route-changes",
    }),
    vpcChanges: counted("VpcChanges", {
        severity: "log",
        says: "saw VPCs or their peerings changed",
        control: "4.14",
        page: "vpc-changes",
    }),
} as const satisfies AlarmRules;

export type AuditAlarmRole = keyof typeof auditAlarms;

/** The rules of one trail: what it counts is kept apart from what another trail of the account counts. */
export function auditAlarmsOf(trailName: string): AlarmRules<AuditAlarmRole> {
    return Object.fromEntries(
        Object.entries(auditAlarms as AlarmRules<AuditAlarmRole>).map(([role, rule]) => {
            const { metric } = rule.watches;
            if (metric?.namespace !== NAMESPACE) return [role, rule];
            return [role, { ...rule, watches: { metric: { ...metric, namespace: `${NAMESPACE}/${trailName}` } } }];
        }),
    ) as AlarmRules<AuditAlarmRole>;
}

/** The name of the metric that a role's filter counts into. */
export function metricName(role: Counted): string {
    return auditAlarms[role].watches.metric?.name ?? "";
}
