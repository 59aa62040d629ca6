import { type Alerts, type Severity, topicName, topicsOf } from "@plinth/alarms/plan";

/** What RDS tells by itself, by severity; the rest (backups, settings, patches) is left to its own list of events. */
type Categories = { readonly [S in Severity]?: readonly string[] };

/** Amazon RDS User Guide, "Amazon RDS event categories and event messages", DB instance events. */
const INSTANCE: Categories = {
    page: ["failure", "low storage"],
    ticket: ["availability", "deletion", "failover", "maintenance", "notification", "read replica", "recovery"],
};
/** Amazon Aurora User Guide, the same, DB cluster events. */
const CLUSTER: Categories = {
    page: ["failure"],
    ticket: ["deletion", "failover", "maintenance", "notification"],
};

/** Pages for whoever gets an event, by component. */
export const EVENTS_RUNBOOK = {
    "db-instance": "docs/runbooks/database/events.md",
    "db-cluster": "docs/runbooks/aurora/events.md",
} as const;

/** One subscription: the events of a severity, for one topic. */
export interface PlannedEvents {
    /** What the component's name is followed by. */
    readonly key: string;
    readonly severity: Severity;
    readonly topic: string;
    readonly sourceType: "db-instance" | "db-cluster";
    readonly categories: readonly string[];
    readonly runbook: string;
}

/** Subscriptions to the events of a database, named after severity and topic. None without topics, and none with `alarms: off`. */
export function planEvents(
    sourceType: PlannedEvents["sourceType"],
    { alarms, alerts }: { readonly alarms?: unknown; readonly alerts?: Alerts | undefined },
): PlannedEvents[] {
    if (alarms === "off") return [];
    const all = sourceType === "db-instance" ? INSTANCE : CLUSTER;
    return (["page", "ticket"] as const).flatMap((severity) =>
        topicsOf(alerts, severity).map((topic) => ({
            key: `events-${severity}-${topicName(topic)}`,
            severity,
            topic,
            sourceType,
            categories: all[severity] ?? [],
            runbook: EVENTS_RUNBOOK[sourceType],
        })),
    );
}
