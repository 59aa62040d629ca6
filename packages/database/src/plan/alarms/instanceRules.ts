import type { AlarmRule, Metric } from "@plinth/alarms/plan";

/** A metric of RDS; its dimension is `DBInstanceIdentifier`. */
export function rdsMetric(name: string, statistic: Metric["statistic"]): { readonly metric: Metric } {
    return { metric: { namespace: "AWS/RDS", name, statistic } };
}

export const METRICS = 'Amazon RDS User Guide, "Amazon CloudWatch instance-level metrics for Amazon RDS"';
export const RECOMMENDED = 'CloudWatch User Guide, "Recommended alarms"';

/** An instance without metrics is stopped, restarting or lost: its own alarm says so, and the others leave it open. */
export const SEE_NO_DATA = {
    means: "missing",
    because: "an instance without metrics is not known to be well; no-data sounds for it",
} as const;

/** Alarms that instances of RDS and of Aurora have alike. */
export function instanceRules<Folder extends "database" | "aurora">(folder: Folder) {
    const page = <Name extends string>(name: Name) => `docs/runbooks/${folder}/${name}.md` as const;
    return {
        cpuHigh: {
            severity: "ticket",
            says: "has no processor time left",
            watches: rdsMetric("CPUUtilization", "Average"),
            wrong: "above",
            threshold: { value: 90, unit: "%", min: 1, max: 100 },
            periodSeconds: 60,
            periods: 15,
            datapoints: 15,
            missing: SEE_NO_DATA,
            runbook: page("cpu-high"),
            source: `${METRICS}; 90 % from ${RECOMMENDED}, which has 5 minutes: a nightly backup or vacuum may take longer`,
        },
        connectionsHigh: {
            severity: "page",
            says: "is running out of connections",
            watches: rdsMetric("DatabaseConnections", "Average"),
            wrong: "above",
            threshold: { value: 75, unit: "% of max_connections", min: 1, max: 100 },
            unit: "connections",
            periodSeconds: 60,
            periods: 5,
            datapoints: 5,
            missing: SEE_NO_DATA,
            runbook: page("connections-high"),
            source: `${METRICS}; ${RECOMMENDED} has 90 to 95 % of the true max_connections, of which 75 % of the formula's are about 82 to 89 %`,
        },
        transactionIdsHigh: {
            severity: "page",
            says: "is using up its transaction ids, and stops taking writes at two billion",
            watches: rdsMetric("MaximumUsedTransactionIDs", "Average"),
            wrong: "above",
            threshold: { value: 1_000_000_000, unit: "transaction ids", min: 200_000_000, max: 2_000_000_000 },
            periodSeconds: 60,
            periods: 5,
            datapoints: 5,
            missing: { means: "notBreaching", because: "only the instance that writes has the metric" },
            runbook: page("transaction-ids-high"),
            source: `${METRICS}; a billion from ${RECOMMENDED}`,
        },
        noData: {
            severity: "page",
            says: "sends no metrics: it is stopped, restarting or lost",
            watches: rdsMetric("CPUUtilization", "SampleCount"),
            wrong: "below",
            threshold: { value: 1, unit: "samples a minute", min: 1, max: 1 },
            periodSeconds: 60,
            periods: 15,
            datapoints: 15,
            missing: { means: "breaching", because: "RDS sends metrics of every instance that runs, every minute" },
            runbook: page("no-data"),
            source: 'Amazon RDS User Guide, "Viewing DB instance metrics in the CloudWatch console and AWS CLI": every minute; 15 minutes are longer than a restart',
        },
    } as const satisfies Readonly<Record<string, AlarmRule>>;
}
