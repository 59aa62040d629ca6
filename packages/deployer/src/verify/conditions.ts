import type { WantedAlarm } from "./subjects.ts";

/** An alarm with what its state says of who is told, and by which rule. */
export interface StatedAlarm extends WantedAlarm {
    /** Whether somebody is told of it. */
    readonly tells: boolean;
    /** The rule of a composite alarm. */
    readonly rule?: string;
}

/**
 * Alarms without those that are but a condition of another: a metric alarm that tells nobody, and that a composite alarm of
 * the same stack asks about. One window of a service level that is over its limit is nothing that anybody is told of; the
 * alarm over all of its windows is. That one looks as far back as the longest of them.
 */
export function withoutConditions(alarms: readonly StatedAlarm[]): WantedAlarm[] {
    const asked = new Set(alarms.flatMap(({ rule }) => (rule === undefined ? [] : namesIn(rule))));
    return alarms
        .filter(({ name, arn, tells, rule }) => rule !== undefined || tells || !(asked.has(name) || asked.has(arn)))
        .map(({ tells: _tells, rule, ...alarm }) => (rule === undefined ? alarm : withWindow(alarm, rule, alarms)));
}

function withWindow(alarm: WantedAlarm, rule: string, alarms: readonly StatedAlarm[]): WantedAlarm {
    const names = new Set(namesIn(rule));
    const windows = alarms.flatMap(({ name, arn, windowSeconds }) =>
        windowSeconds !== undefined && (names.has(name) || names.has(arn)) ? [windowSeconds] : [],
    );
    return windows.length === 0 ? alarm : { ...alarm, windowSeconds: Math.max(...windows) };
}

/** Names, or ARNs, of the alarms that a rule asks about (CloudWatch API Reference, PutCompositeAlarm, AlarmRule). */
function namesIn(rule: string): string[] {
    return [...rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]+))\s*\)/g)].map(
        ([, double, single, bare]) => double ?? single ?? bare ?? "",
    );
}
