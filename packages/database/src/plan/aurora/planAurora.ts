import { type BackupPlan, planBackups } from "../backups.ts";
import { insightsOf } from "../insights.ts";
import { type ParameterGroupPlan, parameterGroupsOf } from "../parameterGroups.ts";
import { type RotationPlan, rotationOf } from "../password.ts";
import { DEFAULTS } from "../shape.ts";
import { AURORA_DEFAULTS, type AuroraRestoreShape, type AuroraShape, type MemberShape } from "./shape.ts";

/** Logs Aurora PostgreSQL exports that are read here (Amazon RDS API Reference, CreateDBCluster, EnableCloudwatchLogsExports). */
export const AURORA_LOG_TYPES = ["postgresql"] as const;

/** Provider arguments that follow from a cluster's shape alone. */
export interface AuroraPlan {
    readonly cluster: ReturnType<typeof clusterPlan>;
    /** By name. */
    readonly members: Readonly<Record<string, ReturnType<typeof memberPlan>>>;
    readonly parameterGroups: readonly ParameterGroupPlan[];
    readonly logRetentionDays: number;
    readonly rotation: RotationPlan;
    readonly protect: boolean;
    readonly retainKey: boolean;
    readonly backupPlan: BackupPlan | undefined;
}

/** Turns the shape into provider arguments. Pure. The shape is one that passed its checks. */
export function planAurora(shape: AuroraShape): AuroraPlan {
    const cluster = clusterPlan(shape);
    const members = Object.entries<MemberShape>(shape.members ?? AURORA_DEFAULTS.members);
    return {
        cluster,
        members: Object.fromEntries(members.map(([name, member]) => [name, memberPlan(shape, member)])),
        parameterGroups: parameterGroupsOf(shape, "aurora-postgresql"),
        logRetentionDays: shape.logRetentionDays ?? DEFAULTS.logRetentionDays,
        rotation: rotationOf(shape),
        protect: shape.protect ?? DEFAULTS.protect,
        retainKey: !cluster.skipFinalSnapshot || !cluster.deleteAutomatedBackups,
        backupPlan: planBackups(shape),
    };
}

/** A member's name in AWS. */
export function memberIdentifier(identifier: string, member: string): string {
    return `${identifier}-${member}`;
}

export function planAuroraRestore(restore: AuroraRestoreShape) {
    if (restore.from === "snapshot") return { snapshotIdentifier: restore.snapshot };
    const { source, time } = restore;
    return {
        restoreToPointInTime: {
            sourceClusterIdentifier: source,
            ...(time === "latest" ? { useLatestRestorableTime: true } : { restoreToTime: time }),
        },
    };
}

function clusterPlan(shape: AuroraShape) {
    const { backups = {}, capacity } = shape;
    const insights = insightsOf(shape.insights);
    return {
        engine: "aurora-postgresql",
        engineMode: "provisioned",
        engineVersion: shape.engineVersion,
        // Otherwise AWS moves a version past its end of life to Extended Support, which it charges for.
        engineLifecycleSupport: "open-source-rds-extended-support-disabled",
        allowMajorVersionUpgrade: shape.upgradeFrom !== undefined,
        ...(capacity.kind === "serverless" ? { serverlessv2ScalingConfiguration: scalingOf(capacity) } : {}),
        ...(shape.storage === "ioOptimized" ? { storageType: "aurora-iopt1" } : {}),
        storageEncrypted: true,
        databaseName: shape.databaseName ?? DEFAULTS.databaseName,
        masterUsername: shape.masterUsername ?? DEFAULTS.masterUsername,
        manageMasterUserPassword: true,
        iamDatabaseAuthenticationEnabled: true,
        port: shape.port ?? DEFAULTS.port,
        backupRetentionPeriod: backups.retentionDays ?? DEFAULTS.backupRetentionDays,
        preferredBackupWindow: backups.window ?? DEFAULTS.backupWindow,
        copyTagsToSnapshot: true,
        skipFinalSnapshot: !(backups.finalSnapshot ?? DEFAULTS.finalSnapshot),
        deleteAutomatedBackups: !(backups.keepAfterDeletion ?? DEFAULTS.keepAfterDeletion),
        deletionProtection: shape.deletionProtection ?? DEFAULTS.deletionProtection,
        preferredMaintenanceWindow: shape.maintenanceWindow ?? DEFAULTS.maintenanceWindow,
        applyImmediately: shape.applyImmediately ?? DEFAULTS.applyImmediately,
        performanceInsightsEnabled: true,
        performanceInsightsRetentionPeriod: insights.retentionDays,
        databaseInsightsMode: insights.mode,
        enabledCloudwatchLogsExports: [...AURORA_LOG_TYPES],
    };
}

function scalingOf({
    minCapacity,
    maxCapacity,
    pauseAfterSeconds,
}: Extract<AuroraShape["capacity"], { kind: "serverless" }>) {
    return {
        minCapacity,
        maxCapacity,
        ...(pauseAfterSeconds === undefined ? {} : { secondsUntilAutoPause: pauseAfterSeconds }),
    };
}

/** All members watch themselves alike: Database Insights asks for that (Amazon Aurora User Guide, "Considerations for Database Insights"). */
function memberPlan(shape: AuroraShape, { promotionTier }: MemberShape) {
    const { capacity } = shape;
    return {
        engine: "aurora-postgresql" as const,
        instanceClass: capacity.kind === "serverless" ? "db.serverless" : capacity.instanceClass,
        promotionTier: promotionTier ?? AURORA_DEFAULTS.promotionTier,
        autoMinorVersionUpgrade: true,
        publiclyAccessible: false,
        caCertIdentifier: shape.certificateAuthority ?? DEFAULTS.certificateAuthority,
        copyTagsToSnapshot: true,
        preferredMaintenanceWindow: shape.maintenanceWindow ?? DEFAULTS.maintenanceWindow,
        applyImmediately: shape.applyImmediately ?? DEFAULTS.applyImmediately,
        performanceInsightsEnabled: true,
        performanceInsightsRetentionPeriod: insightsOf(shape.insights).retentionDays,
        monitoringInterval: shape.monitoringIntervalSeconds ?? DEFAULTS.monitoringIntervalSeconds,
    };
}
