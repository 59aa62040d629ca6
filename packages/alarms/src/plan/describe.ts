import type { AlarmRule, Severity } from "./rule.ts";

/** What a description says besides the rule. */
export interface Described {
    readonly subject: string;
    readonly severity: Severity;
    readonly owner: string;
    /** In the metric's unit. */
    readonly limit: number;
    /** In the rule's unit, as people set it. */
    readonly threshold: number;
}

/** CloudWatch API Reference, PutMetricAlarm, AlarmDescription. */
export const LONGEST_DESCRIPTION = 1024;

/** What whoever is paged reads first: what is wrong with what, who answers for it, and the page that says what to do. */
export function describeAlarm(rule: AlarmRule, { subject, severity, owner, limit, threshold }: Described): string {
    const measured = `${watchedNames(rule)} ${rule.wrong} ${formatAmount(limit, unitOf(rule))}`;
    const asSet = unitOf(rule) === rule.threshold.unit ? "" : ` (${formatAmount(threshold, rule.threshold.unit)})`;
    const text =
        `[${severity}] ${subject} ${rule.says}: ${measured}${asSet} ${describeSpan(rule)}. ` +
        `Owner: ${owner}. Runbook: ${rule.runbook}`;
    return text.slice(0, LONGEST_DESCRIPTION);
}

/** The unit of what the alarm compares. */
export function unitOf(rule: AlarmRule): string {
    return rule.unit ?? rule.threshold.unit;
}

/** The metrics an alarm watches, by their names. */
export function watchedNames({ watches }: AlarmRule): string {
    const { metric, metrics } = watches;
    return metric === undefined
        ? Object.values(metrics)
              .map(({ name }) => name)
              .join(", ")
        : metric.name;
}

/** How long something has to be wrong. */
export function describeSpan({
    periods,
    datapoints,
    periodSeconds,
}: Pick<AlarmRule, "periods" | "datapoints" | "periodSeconds">): string {
    const minutes = periodSeconds / 60;
    if (datapoints === periods) return `for ${count(periods * minutes, "minute")}`;
    return `in ${datapoints} of ${count(periods, "period")} of ${count(minutes, "minute")}`;
}

function count(number: number, noun: string): string {
    return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

const BYTES = [
    ["GiB", 2 ** 30],
    ["MiB", 2 ** 20],
    ["KiB", 2 ** 10],
] as const;

/** An amount with its unit; bytes in the largest unit they fill. */
export function formatAmount(value: number, unit: string): string {
    if (unit !== "bytes") return `${rounded(value)} ${unit}`;
    const [name, size] = BYTES.find(([, bytes]) => value >= bytes) ?? ["bytes", 1];
    return `${rounded(value / size)} ${name}`;
}

function rounded(value: number): string {
    return String(Math.round(value * 100) / 100);
}
