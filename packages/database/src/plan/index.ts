export {
    type AuroraAlarmRole,
    auroraAlarms,
    type DatabaseAlarmRole,
    databaseAlarms,
    databaseLimits,
    EVENTS_RUNBOOK,
    planAuroraAlarms,
    planDatabaseAlarms,
    planEvents,
    type PlannedEvents,
} from "./alarms/index.ts";
export { checkChange, type RunningDatabase } from "./changes.ts";
export {
    type AuroraBackupsShape,
    type AuroraCapacity,
    auroraChecks,
    type AuroraPlan,
    type AuroraRestoreShape,
    type AuroraShape,
    AURORA_DEFAULTS,
    AURORA_LOG_TYPES,
    AURORA_STORAGE,
    checkMemberIdentifiers,
    memberIdentifier,
    type MemberShape,
    planAurora,
    planAuroraRestore,
    type ProvisionedCapacity,
    type ServerlessCapacity,
} from "./aurora/index.ts";
export {
    type BackupCopyShape,
    type BackupPlan,
    type BackupPlanShape,
    checkCopyRegion,
    LOCK_MODES,
    type VaultLockShape,
} from "./backups.ts";
export { databaseChecks } from "./checkDatabase.ts";
export { familyOf, majorOf, type Version, versionOf } from "./engine.ts";
export { finalSnapshotIdentifier, type InstanceIdentity } from "./finalSnapshot.ts";
export { checkIdentifier } from "./names.ts";
export { masterSecretText, type OwnPasswordPlan } from "./ownPassword.ts";
export type { ParameterGroupPlan } from "./parameterGroups.ts";
export { type Parameter, parametersOf } from "./parameters.ts";
export { type BackupCopyPlan, type DatabasePlan, type InstancePlan, LOG_TYPES, planDatabase } from "./planDatabase.ts";
export {
    checkReplicaIdentifiers,
    checkReplicas,
    planReplica,
    replicaIdentifier,
    type ReplicaPlan,
} from "./replicas.ts";
export {
    checkRestore,
    planRestore,
    type RestorePlan,
    type RestoreShape,
    type SnapshotRestore,
    type TimeRestore,
} from "./restore.ts";
export {
    type BackupsShape,
    CERTIFICATE_AUTHORITIES,
    type CertificateAuthority,
    type DatabaseShape,
    DEFAULTS,
    INSIGHTS_MODES,
    type InsightsMode,
    type InsightsShape,
    type OwnPasswordShape,
    MONITORING_INTERVALS,
    type ReplicaShape,
    type StorageShape,
} from "./shape.ts";
export { lowestTarget, type UpgradePath, upgradePath } from "./upgrade.ts";
export { auroraOptOuts, databaseOptOuts } from "./optOuts.ts";
