import { familyOf } from "./engine.ts";
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
    readonly parameterGroup: { readonly family: string; readonly parameters: readonly Parameter[] };
    readonly logRetentionDays: number;
    readonly rotation: { readonly scheduleExpression: string; readonly duration: string };
    readonly protect: boolean;
    /** Whether something the key encrypts outlives the stack, so that the key has to. */
    readonly retainKey: boolean;
}

export type InstancePlan = ReturnType<typeof instancePlan>;

/** Turns the shape into provider arguments. Pure: no resource, no Output, no I/O. The shape is one that passed its checks. */
export function planDatabase(shape: DatabaseShape): DatabasePlan {
    const instance = instancePlan(shape);
    return {
        instance,
        parameterGroup: { family: familyOf(shape.engineVersion), parameters: parametersOf(shape) },
        logRetentionDays: shape.logRetentionDays ?? DEFAULTS.logRetentionDays,
        rotation: {
            scheduleExpression: shape.passwordRotation ?? DEFAULTS.passwordRotation,
            duration: `${ROTATION_WINDOW_HOURS}h`,
        },
        protect: shape.protect ?? DEFAULTS.protect,
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
        allowMajorVersionUpgrade: shape.allowMajorVersionUpgrade ?? DEFAULTS.allowMajorVersionUpgrade,
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
