import { type Alarm, type AlarmChoice, type AlarmRules, thresholdOf } from "@plinth/alarms/plan";
import type { AuroraCapacity, AuroraShape } from "../aurora/index.ts";
import { memoryOf } from "./classMemory.ts";
import { instanceRules, rdsMetric, RECOMMENDED, SEE_NO_DATA } from "./instanceRules.ts";
import { maxConnections } from "./maxConnections.ts";

const METRICS = 'Amazon Aurora User Guide, "Instance-level metrics for Amazon Aurora"';

/** Alarms of an Aurora cluster, by role; each instance has its own, since any of them may become the writer. */
export const auroraAlarms = {
    ...instanceRules("aurora"),
    memoryLow: {
        severity: "ticket",
        says: "is running out of memory",
        watches: rdsMetric("FreeableMemory", "Average"),
        wrong: "below",
        threshold: { value: 5, unit: "% of the most memory it can have", min: 1, max: 50 },
        unit: "bytes",
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: SEE_NO_DATA,
        runbook: "docs/runbooks/aurora/memory-low.md",
        source: `${METRICS}; 5 % for Aurora from ${RECOMMENDED}`,
    },
    replicaLag: {
        severity: "ticket",
        says: "is far behind the writer",
        watches: rdsMetric("AuroraReplicaLag", "Maximum"),
        wrong: "above",
        threshold: { value: 2000, unit: "milliseconds", min: 10, max: 3_600_000 },
        periodSeconds: 60,
        periods: 5,
        datapoints: 5,
        missing: { means: "notBreaching", because: "the writer has no lag to report" },
        runbook: "docs/runbooks/aurora/replica-lag.md",
        source: `${METRICS}; two seconds are ours: what a service that reads its own writes from a reader still bears`,
    },
    localStorageLow: {
        severity: "ticket",
        says: "is running out of room for temporary files",
        watches: rdsMetric("FreeLocalStorage", "Average"),
        wrong: "below",
        threshold: { value: 2, unit: "GiB", min: 1, max: 3072 },
        unit: "bytes",
        periodSeconds: 60,
        periods: 5,
        datapoints: 5,
        missing: SEE_NO_DATA,
        runbook: "docs/runbooks/aurora/local-storage-low.md",
        source: `${METRICS}; ${RECOMMENDED} has 10 to 20 % of what the class has ("Temporary storage limits for Aurora PostgreSQL"), which 2 GiB are of the smallest`,
    },
    capacityHigh: {
        severity: "ticket",
        says: "has grown to where its capacity ends",
        watches: rdsMetric("ACUUtilization", "Average"),
        wrong: "above",
        threshold: { value: 90, unit: "% of maxCapacity", min: 1, max: 100 },
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: { means: "notBreaching", because: "an instance that pauses has no load" },
        runbook: "docs/runbooks/aurora/capacity-high.md",
        source: 'Amazon Aurora User Guide, "Performance and scaling for Aurora Serverless v2": at 100 % an instance has scaled up as high as it can; 90 % leaves time',
    },
} as const satisfies AlarmRules;

export type AuroraAlarmRole = keyof typeof auroraAlarms;

const GIB = 2 ** 30;
/** Amazon Aurora User Guide, "Aurora Serverless v2 capacity": about 2 GiB for each unit. */
const GIB_PER_UNIT = 2;
/** The same, "Maximum connections for Aurora Serverless v2": with a minimum of 0 or 0.5 units. */
const MOST_CONNECTIONS_OF_SMALL = 2_000;

const ALWAYS = ["cpuHigh", "memoryLow", "connectionsHigh", "transactionIdsHigh", "replicaLag"] as const;

/** The roles of every instance of a cluster, which depend on its capacity. */
export function auroraRoles(capacity: AuroraCapacity): AuroraAlarmRole[] {
    if (capacity.kind === "provisioned") return [...ALWAYS, "localStorageLow", "noData"];
    // What pauses sends nothing while it does.
    return [...ALWAYS, "capacityHigh", ...(capacity.minCapacity > 0 ? (["noData"] as const) : [])];
}

/** Thresholds in the metrics' units, the same for every instance. */
export function auroraLimits(
    { capacity, parameters }: Pick<AuroraShape, "capacity" | "parameters">,
    choice: AlarmChoice<AuroraAlarmRole> | undefined,
): { readonly [Role in AuroraAlarmRole]?: number } {
    const memory = memoryOfCapacity(capacity);
    const small = capacity.kind === "serverless" && capacity.minCapacity <= 0.5;
    const connections = maxConnections(memory, parameters, small ? MOST_CONNECTIONS_OF_SMALL : undefined);
    const threshold = (role: AuroraAlarmRole): number => thresholdOf(auroraAlarms, role, choice);
    return {
        memoryLow: (threshold("memoryLow") / 100) * memory,
        connectionsHigh: Math.floor((threshold("connectionsHigh") / 100) * connections),
        localStorageLow: threshold("localStorageLow") * GIB,
    };
}

/** Of serverless instances CloudWatch counts what they can grow to as free (Amazon Aurora User Guide, FreeableMemory). */
function memoryOfCapacity(capacity: AuroraCapacity): number {
    if (capacity.kind === "serverless") return capacity.maxCapacity * GIB_PER_UNIT * GIB;
    // The shape passed its checks, so the class is one whose memory is known.
    return memoryOf(capacity.instanceClass) ?? 0;
}

/** The alarms of a cluster: those of each of its instances. Pure. */
export function planAuroraAlarms(
    shape: AuroraShape,
    choice: AlarmChoice<AuroraAlarmRole> | undefined,
    identifiers: Readonly<Record<string, Alarm["subject"]>>,
): Alarm<AuroraAlarmRole>[] {
    const limits = auroraLimits(shape, choice);
    return Object.entries(identifiers).flatMap(([member, identifier]) =>
        auroraRoles(shape.capacity).map((role) => ({
            role,
            of: member,
            subject: identifier,
            dimensions: { DBInstanceIdentifier: identifier },
            limit: limits[role],
        })),
    );
}
