import { type BackupPlan, planBackups } from "./backups.ts";
import { insightsOf } from "./insights.ts";
import { type ParameterGroupPlan, parameterGroupsOf } from "./parameterGroups.ts";
import { type OwnPasswordPlan, planOwnPassword } from "./ownPassword.ts";
import { type RotationPlan, rotationOf } from "./password.ts";
import { type DatabaseShape, DEFAULTS } from "./shape.ts";
import { maxSizeOf } from "./storage.ts";

/** Logs PostgreSQL exports (Amazon RDS API Reference, CreateDBInstance, EnableCloudwatchLogsExports). */
export const LOG_TYPES = ["postgresql", "upgrade"] as const;

/** Provider arguments that follow from a database's shape alone. */
export interface DatabasePlan {
    readonly instance: InstancePlan;
    /** By major: that of the version asked for, and while an upgrade is under way that of the version it comes from. */
    readonly parameterGroups: readonly ParameterGroupPlan[];
    readonly logRetentionDays: number;
    readonly rotation: RotationPlan;
    /** `undefined` where RDS keeps the master password. */
    readonly ownPassword: OwnPasswordPlan | undefined;
    readonly protect: boolean;
    readonly backupCopy: BackupCopyPlan | undefined;
    readonly backupPlan: BackupPlan | undefined;
    /** Whether something the key encrypts outlives the stack, so that the key has to. */
    readonly retainKey: boolean;
}

export interface BackupCopyPlan {
    readonly region: string;
    readonly retentionPeriod: number;
    /** Whether Pulumi refuses to delete the key of the copies. */
    readonly protect: boolean;
    /** Whether the copies outlive the stack, so that their key has to. */
    readonly retain: boolean;
}

export type InstancePlan = ReturnType<typeof instancePlan>;

/** Turns the shape into provider arguments. Pure: no resource, no Output, no I/O. The shape is one that passed its checks. */
export function planDatabase(shape: DatabaseShape): DatabasePlan {
    const instance = instancePlan(shape);
    return {
        instance,
        parameterGroups: parameterGroupsOf(shape, "postgres"),
        logRetentionDays: shape.logRetentionDays ?? DEFAULTS.logRetentionDays,
        rotation: rotationOf(shape),
        ownPassword: planOwnPassword(shape),
        protect: shape.protect ?? DEFAULTS.protect,
        backupCopy: shape.backups?.copy && {
            region: shape.backups.copy.region,
            retentionPeriod: shape.backups.copy.retentionDays ?? instance.backupRetentionPeriod,
            protect: shape.protect ?? DEFAULTS.protect,
            retain: !instance.deleteAutomatedBackups,
        },
        backupPlan: planBackups(shape),
        retainKey: !instance.skipFinalSnapshot || !instance.deleteAutomatedBackups,
    };
}

function instancePlan(shape: DatabaseShape) {
    const { storage, backups = {} } = shape;
    const insights = insightsOf(shape.insights);
    const maxSize = maxSizeOf(storage);
    return {
        engine: "postgres",
        engineVersion: shape.engineVersion,
        // Otherwise AWS moves a version past its end of life to Extended Support, which it charges for by the core and hour.
        engineLifecycleSupport: "open-source-rds-extended-support-disabled",
        allowMajorVersionUpgrade: shape.upgradeFrom !== undefined,
        autoMinorVersionUpgrade: true,
        instanceClass: shape.instanceClass,
        storageType: "gp3",
        allocatedStorage: storage.size,
        ...(maxSize === undefined ? {} : { maxAllocatedStorage: maxSize }),
        ...(storage.iops === undefined ? {} : { iops: storage.iops }),
        ...(storage.throughput === undefined ? {} : { storageThroughput: storage.throughput }),
        storageEncrypted: true,
        dbName: shape.databaseName ?? DEFAULTS.databaseName,
        username: shape.masterUsername ?? DEFAULTS.masterUsername,
        ...(shape.password === undefined ? { manageMasterUserPassword: true } : {}),
        ...(shape.blueGreen === true ? { blueGreenUpdate: { enabled: true } } : {}),
        iamDatabaseAuthenticationEnabled: true,
        port: shape.port ?? DEFAULTS.port,
        publiclyAccessible: false,
        multiAz: shape.multiAz ?? DEFAULTS.multiAz,
        caCertIdentifier: shape.certificateAuthority ?? DEFAULTS.certificateAuthority,
        backupRetentionPeriod: backups.retentionDays ?? DEFAULTS.backupRetentionDays,
        backupWindow: backups.window ?? DEFAULTS.backupWindow,
        copyTagsToSnapshot: true,
        skipFinalSnapshot: !(backups.finalSnapshot ?? DEFAULTS.finalSnapshot),
        deleteAutomatedBackups: !(backups.keepAfterDeletion ?? DEFAULTS.keepAfterDeletion),
        deletionProtection: shape.deletionProtection ?? DEFAULTS.deletionProtection,
        maintenanceWindow: shape.maintenanceWindow ?? DEFAULTS.maintenanceWindow,
        applyImmediately: shape.applyImmediately ?? DEFAULTS.applyImmediately,
        performanceInsightsEnabled: true,
        performanceInsightsRetentionPeriod: insights.retentionDays,
        databaseInsightsMode: insights.mode,
        monitoringInterval: shape.monitoringIntervalSeconds ?? DEFAULTS.monitoringIntervalSeconds,
        enabledCloudwatchLogsExports: [...LOG_TYPES],
    };
}
