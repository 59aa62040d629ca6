import type { Violation } from "@plinth/core/settings";
import { SEVERITIES, type Severity } from "./rule.ts";

/** Topics of Amazon SNS by severity, as ARNs. Plain values: subscriptions are named after them. */
export type Alerts = { readonly [S in Severity]?: readonly string[] | undefined };

/** CloudWatch API Reference, PutMetricAlarm, AlarmActions. */
const MOST_TOPICS = 5;
/** Standard topics alone: RDS sends events to no others (Amazon RDS API Reference, CreateEventSubscription, SnsTopicArn). */
const TOPIC = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/;

/** The topics of a severity. */
export function topicsOf(alerts: Alerts | undefined, severity: Severity): readonly string[] {
    return alerts?.[severity] ?? [];
}

/** A topic's own name, which what is made for it carries. */
export function topicName(arn: string): string {
    return arn.slice(arn.lastIndexOf(":") + 1);
}

/** What is wrong with the topics; paths start at `alerts`. */
export function checkAlerts(alerts: Alerts | undefined): Violation[] {
    return SEVERITIES.flatMap((severity) => checkTopics(severity, topicsOf(alerts, severity)));
}

function checkTopics(severity: Severity, topics: readonly string[]): Violation[] {
    const problems: Violation[] = [];
    if (topics.length > MOST_TOPICS) {
        problems.push({
            path: ["alerts", severity],
            rule: `must be at most ${MOST_TOPICS} topics: CloudWatch sends an alarm to no more`,
            value: topics.length,
            fix: "subscribe several receivers to one topic",
        });
    }
    topics.forEach((topic, index) => {
        const path = ["alerts", severity, index];
        if (!TOPIC.test(topic)) {
            problems.push({
                path,
                rule: "must be the ARN of a standard topic of Amazon SNS",
                value: topic,
                fix: "write it as arn:aws:sns:<region>:<account>:<name>; FIFO topics get no events of RDS",
            });
        } else if (topics.findIndex((other) => topicName(other) === topicName(topic)) !== index) {
            problems.push({
                path,
                rule: "must not have the name of another topic of the same severity: subscriptions are named after it",
                value: topic,
                fix: "remove one of them, or rename it",
            });
        }
    });
    return problems;
}
