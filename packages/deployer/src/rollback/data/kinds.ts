/** How data of a type comes back. */
export interface DataKind {
    readonly type: string;
    /** What it is, for people. */
    readonly what: string;
    /** Whether any second can be restored, or only what was kept at some time. */
    readonly reach: "seconds" | "snapshots";
    /** Days back that its backups go; 0 where they are off, `undefined` where its state does not say. */
    readonly retentionDays: (inputs: Inputs, outputs: Inputs) => number | undefined;
    /** Where AWS says how far backups reach. */
    readonly source: string;
    /** The runbook, below the repository's root. */
    readonly runbook: string;
}

export type Inputs = Readonly<Record<string, unknown>>;

/** The most recent second that can be restored is usually within the last five minutes. */
export const LATEST_MINUTES = 5;

const DAYS = /^\d+$/;

function days(value: unknown): number | undefined {
    if (typeof value === "number") return value;
    return typeof value === "string" && DAYS.test(value) ? Number(value) : undefined;
}

/** What the state says, else what the program asked for; AWS's own default where neither does. */
function retention(property: string, byDefault: number): DataKind["retentionDays"] {
    return (inputs, outputs) => days(outputs[property]) ?? days(inputs[property]) ?? byDefault;
}

/** Types whose data a backup brings back. */
export const dataKinds: readonly DataKind[] = [
    {
        type: "aws:rds/instance:Instance",
        what: "an RDS instance",
        reach: "seconds",
        // The provider's default: no automated backups.
        retentionDays: retention("backupRetentionPeriod", 0),
        source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html",
        runbook: "docs/runbooks/data/rds-instance.md",
    },
    {
        type: "aws:rds/cluster:Cluster",
        what: "an Aurora cluster",
        reach: "seconds",
        // Aurora's least and default; its backups cannot be switched off.
        retentionDays: retention("backupRetentionPeriod", 1),
        source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-pitr.html",
        runbook: "docs/runbooks/data/aurora-cluster.md",
    },
    {
        type: "aws:elasticache/replicationGroup:ReplicationGroup",
        what: "a cache",
        reach: "snapshots",
        retentionDays: retention("snapshotRetentionLimit", 0),
        source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html",
        runbook: "docs/runbooks/data/cache.md",
    },
    {
        type: "aws:elasticache/serverlessCache:ServerlessCache",
        what: "a serverless cache",
        reach: "snapshots",
        retentionDays: retention("snapshotRetentionLimit", 0),
        source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html",
        runbook: "docs/runbooks/data/serverless-cache.md",
    },
    {
        type: "aws:dynamodb/table:Table",
        what: "a table",
        reach: "seconds",
        retentionDays: (inputs, outputs) => {
            const recovery = (outputs["pointInTimeRecovery"] ?? inputs["pointInTimeRecovery"]) as Inputs | undefined;
            if (recovery?.["enabled"] !== true) return 0;
            // 35 where nobody asks for less.
            return days(recovery["recoveryPeriodInDays"]) ?? 35;
        },
        source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html",
        runbook: "docs/runbooks/data/dynamodb-table.md",
    },
];

export function dataKindOf(type: string): DataKind | undefined {
    return dataKinds.find((kind) => kind.type === type);
}
