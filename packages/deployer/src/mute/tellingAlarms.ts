import { deployedResources } from "@plinth/plan";

/** An alarm that tells somebody, as its stack's state has it. */
export interface TellingAlarm {
    readonly name: string;
    /** Says account and region. */
    readonly arn: string;
    readonly severity: string;
    /** The service whose alarm it is; absent for what is no service's. */
    readonly service?: string;
}

const ALARM = /^aws:cloudwatch\/(metricAlarm:MetricAlarm|compositeAlarm:CompositeAlarm)$/;

/**
 * The alarms of a stack that tell somebody, by their severity. One without a topic has nothing to be kept quiet, and one
 * without a severity is none of this repository's: nobody said how long it may be.
 *
 * @param checkpoint as `pulumi stack export` gives it.
 */
export function tellingAlarmsOf(checkpoint: unknown): TellingAlarm[] {
    return deployedResources(checkpoint).flatMap(({ type, custom, external, inputs, outputs }): TellingAlarm[] => {
        if (!ALARM.test(type) || custom !== true || external) return [];
        const found = { ...record(inputs), ...record(outputs) };
        const { Severity: severity, Service: service } = record(found["tags"]);
        const name = found["name"] ?? found["alarmName"];
        const { arn, alarmActions: actions } = found;
        if (typeof name !== "string" || typeof arn !== "string" || typeof severity !== "string") return [];
        if (!Array.isArray(actions) || actions.length === 0) return [];
        return [{ name, arn, severity, ...(typeof service === "string" ? { service } : {}) }];
    });
}

function record(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
