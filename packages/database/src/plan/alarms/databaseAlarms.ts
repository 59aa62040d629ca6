import { type Alarm, type AlarmChoice, type AlarmRules, thresholdOf } from "@plinth/alarms/plan";
import type { DatabaseShape } from "../shape.ts";
import { memoryOf } from "./classMemory.ts";
import { instanceRules, METRICS, rdsMetric, RECOMMENDED, SEE_NO_DATA } from "./instanceRules.ts";
import { maxConnections } from "./maxConnections.ts";

/** Alarms of a database and its replicas, by role. */
export const databaseAlarms = {
    ...instanceRules("database"),
    memoryLow: {
        severity: "ticket",
        says: "is running out of memory",
        watches: rdsMetric("FreeableMemory", "Average"),
        wrong: "below",
        threshold: { value: 10, unit: "% of the class's memory", min: 1, max: 50 },
        unit: "bytes",
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: SEE_NO_DATA,
        runbook: "docs/runbooks/database/memory-low.md",
        source: `${METRICS}; ${RECOMMENDED} names 25 % as ideal, which a small class never has free`,
    },
    storageLow: {
        severity: "page",
        says: "is running out of storage, and stops when there is none",
        watches: rdsMetric("FreeStorageSpace", "Minimum"),
        wrong: "below",
        threshold: { value: 10, unit: "% of storage.size", min: 1, max: 100 },
        unit: "bytes",
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: SEE_NO_DATA,
        runbook: "docs/runbooks/database/storage-low.md",
        // Of the size to begin with, not of the most there can be: above 10 % of what is allocated RDS has not even tried to
        // add storage ("Managing capacity automatically with Amazon RDS storage autoscaling"), and nothing is wrong.
        source: `${METRICS}; 10 % from ${RECOMMENDED}, of the storage allocated`,
    },
    diskQueueLong: {
        severity: "ticket",
        says: "waits for its disk",
        watches: rdsMetric("DiskQueueDepth", "Average"),
        wrong: "above",
        threshold: { value: 64, unit: "requests", min: 1, max: 10_000 },
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: SEE_NO_DATA,
        runbook: "docs/runbooks/database/disk-queue-long.md",
        source: `${METRICS}; 64 from cloudposse/terraform-aws-rds-cloudwatch-sns-alarms, which has it from experience`,
    },
    replicaLag: {
        severity: "ticket",
        says: "is far behind its source",
        watches: rdsMetric("ReplicaLag", "Maximum"),
        wrong: "above",
        threshold: { value: 600, unit: "seconds", min: 1, max: 86_400 },
        periodSeconds: 60,
        periods: 10,
        datapoints: 10,
        missing: SEE_NO_DATA,
        runbook: "docs/runbooks/database/replica-lag.md",
        source: `${METRICS}; ${RECOMMENDED} has 60 seconds, and says that a replica of a database without writes reports up to five minutes`,
    },
    replicaStopped: {
        severity: "ticket",
        says: "no longer follows its source",
        watches: rdsMetric("ReplicaLag", "Maximum"),
        wrong: "below",
        threshold: { value: 0, unit: "seconds", min: 0, max: 0 },
        periodSeconds: 60,
        periods: 5,
        datapoints: 5,
        missing: SEE_NO_DATA,
        runbook: "docs/runbooks/database/replica-stopped.md",
        source: `${METRICS}; ${RECOMMENDED}, ReplicaLag: -1 says that replication is not active`,
    },
} as const satisfies AlarmRules;

export type DatabaseAlarmRole = keyof typeof databaseAlarms;

const GIB = 2 ** 30;
/** Roles of a replica that its source has as well; a replica's transaction ids are its source's. */
const OF_INSTANCES = ["cpuHigh", "memoryLow", "connectionsHigh", "storageLow", "diskQueueLong", "noData"] as const;

/** Thresholds of one instance in the metrics' units. */
export function databaseLimits(
    shape: Pick<DatabaseShape, "storage" | "parameters" | "instanceClass">,
    choice: AlarmChoice<DatabaseAlarmRole> | undefined,
): { readonly [Role in DatabaseAlarmRole]?: number } {
    const share = (role: DatabaseAlarmRole): number => thresholdOf(databaseAlarms, role, choice) / 100;
    // The shape passed its checks, so the class is one whose memory is known.
    const memory = memoryOf(shape.instanceClass) ?? 0;
    return {
        memoryLow: share("memoryLow") * memory,
        connectionsHigh: Math.floor(share("connectionsHigh") * maxConnections(memory, shape.parameters)),
        storageLow: share("storageLow") * shape.storage.size * GIB,
    };
}

/** The alarms of a database: its own, and those of each replica. Pure. */
export function planDatabaseAlarms<Identifier extends Alarm["subject"]>(
    shape: DatabaseShape,
    choice: AlarmChoice<DatabaseAlarmRole> | undefined,
    identifiers: { readonly database: Identifier; readonly replicas: Readonly<Record<string, Identifier>> },
): Alarm<DatabaseAlarmRole>[] {
    const alarmsOf = (
        roles: readonly DatabaseAlarmRole[],
        identifier: Identifier,
        instanceClass: string,
        of?: string,
    ): Alarm<DatabaseAlarmRole>[] => {
        const limits = databaseLimits({ ...shape, instanceClass }, choice);
        return roles.map((role) => ({
            role,
            of,
            subject: identifier,
            dimensions: { DBInstanceIdentifier: identifier },
            limit: limits[role],
        }));
    };
    return [
        ...alarmsOf([...OF_INSTANCES, "transactionIdsHigh"], identifiers.database, shape.instanceClass),
        ...Object.entries(identifiers.replicas).flatMap(([name, identifier]) => {
            const instanceClass = shape.replicas?.[name]?.instanceClass ?? shape.instanceClass;
            return alarmsOf([...OF_INSTANCES, "replicaLag", "replicaStopped"], identifier, instanceClass, name);
        }),
    ];
}
