import { type BackupPlan, planBackups } from "./backups.ts";
import { familyOf, majorOf } from "./engine.ts";
import { insightsOf } from "./insights.ts";
import { type Parameter, parametersOf } from "./parameters.ts";
import { ROTATION_WINDOW_HOURS } from "./password.ts";
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
    readonly rotation: { readonly scheduleExpression: string; readonly duration: string };
    readonly protect: boolean;
    readonly backupCopy: BackupCopyPlan | undefined;
    readonly backupPlan: BackupPlan | undefined;
    /** Whether something the key encrypts outlives the stack, so that the key has to. */
    readonly retainKey: boolean;
}

export interface BackupCopyPlan {
    readonly region: string;
    readonly retentionPeriod: number;
    /** Whether the copies outlive the stack, so that their key has to. */
    readonly retain: boolean;
}

export interface ParameterGroupPlan {
    readonly major: number | undefined;
    readonly family: string;
    readonly parameters: readonly Parameter[];
    /** Whether the instance is to use it. */
    readonly wanted: boolean;
    /** Whether the instance uses it now. */
    readonly inUse: boolean;
}

export type InstancePlan = ReturnType<typeof instancePlan>;

/** Turns the shape into provider arguments. Pure: no resource, no Output, no I/O. The shape is one that passed its checks. */
export function planDatabase(shape: DatabaseShape): DatabasePlan {
    const instance = instancePlan(shape);
    return {
        instance,
        parameterGroups: parameterGroupsOf(shape),
        logRetentionDays: shape.logRetentionDays ?? DEFAULTS.logRetentionDays,
        rotation: {
            scheduleExpression: shape.passwordRotation ?? DEFAULTS.passwordRotation,
            duration: `${ROTATION_WINDOW_HOURS}h`,
        },
        protect: shape.protect ?? DEFAULTS.protect,
        backupCopy: shape.backups?.copy && {
            region: shape.backups.copy.region,
            retentionPeriod: shape.backups.copy.retentionDays ?? instance.backupRetentionPeriod,
            retain: !instance.deleteAutomatedBackups,
        },
        backupPlan: planBackups(shape.backups ?? {}),
        retainKey: !instance.skipFinalSnapshot || !instance.deleteAutomatedBackups,
    };
}

/**
 * An upgrade adds the new major's group. The old one stays until `upgradeFrom` is gone, since a change that waits for its
 * maintenance window leaves the instance in it, and AWS deletes no group in use.
 */
function parameterGroupsOf(shape: DatabaseShape): ParameterGroupPlan[] {
    const parameters = parametersOf(shape);
    const from = shape.upgradeFrom ?? shape.engineVersion;
    const versions =
        majorOf(from) === majorOf(shape.engineVersion) ? [shape.engineVersion] : [from, shape.engineVersion];
    return versions.map((version, index) => ({
        major: majorOf(version),
        family: familyOf(version),
        parameters,
        wanted: index === versions.length - 1,
        inUse: index === 0,
    }));
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
        manageMasterUserPassword: true,
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
