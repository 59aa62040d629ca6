export { databaseChecks } from "./checkDatabase.ts";
export { familyOf, majorOf } from "./engine.ts";
export { finalSnapshotIdentifier, type InstanceIdentity } from "./finalSnapshot.ts";
export { checkIdentifier } from "./names.ts";
export { type Parameter, parametersOf } from "./parameters.ts";
export { type DatabasePlan, type InstancePlan, LOG_TYPES, planDatabase } from "./planDatabase.ts";
export {
    type BackupsShape,
    CERTIFICATE_AUTHORITIES,
    type CertificateAuthority,
    type DatabaseShape,
    DEFAULTS,
    INSIGHTS_MODES,
    type InsightsMode,
    type InsightsShape,
    MONITORING_INTERVALS,
    type StorageShape,
} from "./shape.ts";
