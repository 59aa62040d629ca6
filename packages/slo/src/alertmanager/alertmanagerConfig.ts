import { type Alerts, type Severity, SEVERITIES, topicName, topicsOf } from "@plinth/alarms/plan";

export interface AlertRouting {
    /** Topics of Amazon SNS by severity: those of CloudWatch's alarms, so that one subscription gets both. */
    readonly topics: Alerts;
    readonly region: string;
    /**
     * A file with the address of a webhook that gets pages and tickets as well, mounted from a Secret: the address often is a credential.
     * @default none
     */
    readonly webhookUrlFile?: string | undefined;
}

/** How long alerts of one service wait for each other before they are told together; Alertmanager's own defaults are 30 s, 5 m and 4 h. */
const GROUP_WAIT = "30s";
const GROUP_INTERVAL = "5m";
/** A page repeats until it ends; a ticket is written once a day. */
const REPEAT: Readonly<Record<Severity, string>> = { page: "1h", ticket: "24h", log: "24h" };

/**
 * Alertmanager's configuration: each severity goes to its topics of Amazon SNS. An alert without a severity of ours (those
 * that come with kube-prometheus-stack have others: critical, warning, info, none) goes by the nearest of ours. While a page
 * of an objective is on, its tickets and logs are not told: they say the same thing later.
 */
export function alertmanagerConfig(routing: AlertRouting): Readonly<Record<string, unknown>> {
    return {
        route: {
            receiver: "log",
            group_by: ["namespace", "service", "slo", "alertname"],
            group_wait: GROUP_WAIT,
            group_interval: GROUP_INTERVAL,
            repeat_interval: REPEAT.log,
            routes: [
                // It fires always, to prove that alerts flow; nobody wants to read it.
                route("log", `alertname =~ "Watchdog|InfoInhibitor"`),
                route("page", `severity =~ "page|critical"`),
                route("ticket", `severity =~ "ticket|warning"`),
            ],
        },
        receivers: SEVERITIES.map((severity) => receiver(severity, routing)),
        inhibit_rules: [
            {
                source_matchers: [`severity = "page"`, `slo != ""`],
                target_matchers: [`severity =~ "ticket|log"`, `slo != ""`],
                equal: ["namespace", "service", "slo"],
            },
            {
                source_matchers: [`severity = "critical"`],
                target_matchers: [`severity =~ "warning|info"`],
                equal: ["namespace", "alertname"],
            },
        ],
    };
}

function route(severity: Severity, matcher: string) {
    return { receiver: severity, matchers: [matcher], repeat_interval: REPEAT[severity] };
}

function receiver(severity: Severity, { topics, region, webhookUrlFile }: AlertRouting) {
    const arns = topicsOf(topics, severity);
    return {
        name: severity,
        ...(arns.length === 0 ? {} : { sns_configs: arns.map((arn) => sns(severity, arn, region)) }),
        ...(webhookUrlFile === undefined || severity === "log"
            ? {}
            : { webhook_configs: [{ url_file: webhookUrlFile, send_resolved: true, max_alerts: 20 }] }),
    };
}

/** Amazon SNS API Reference, Publish: a subject has fewer than 100 characters, and no line break. */
const LONGEST_SUBJECT = 99;

function sns(severity: Severity, arn: string, region: string) {
    return {
        topic_arn: arn,
        sigv4: { region },
        send_resolved: true,
        subject: `{{ printf "%.${LONGEST_SUBJECT}s" (printf "[${severity}] %s %s: %s" .CommonLabels.namespace .CommonLabels.service .CommonLabels.alertname) }}`,
        message: MESSAGE,
        attributes: { severity, topic: topicName(arn), source: "alertmanager" },
    };
}

const MESSAGE = [
    "{{ range .Alerts }}{{ .Status }}: {{ .Annotations.summary }}",
    "{{ .Annotations.description }}",
    "Owner: {{ .Labels.owner }}. Runbook: {{ .Annotations.runbook_url }}. Dashboard: {{ .Annotations.dashboard_url }}",
    "{{ end }}",
].join("\n");
