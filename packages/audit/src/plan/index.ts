export {
    type AuditAlarmRole,
    auditAlarms,
    auditAlarmsOf,
    type Counted,
    LONGEST_PATTERN,
    metricName,
    NAMESPACE,
    patterns,
} from "./alarms/index.ts";
export { accessLogStatements, tlsOnly } from "./accessLogPolicy.ts";
export { type AccessLogsShape, BUCKET_DEFAULTS, LOCK_MODES, type LockShape, type StorageShape } from "./bucketShape.ts";
export { checkAccessLogs, checkLock, checkReason, checkStorage } from "./checkBucket.ts";
export { trailChecks } from "./checkTrail.ts";
export { type EventSelector, eventSelectors, type FieldSelector } from "./eventSelectors.ts";
export { type LifecycleRule, lifecycleRules } from "./lifecycle.ts";
export { logBucketOptOuts, trailOptOuts } from "./optOuts.ts";
export {
    type AuditTrailShape,
    DATA_ACCESS,
    type DataAccess,
    type DataEventsShape,
    DEFAULTS,
    EXCLUDABLE_SOURCES,
    type ExcludableSource,
    type Insight,
    INSIGHTS,
    type OrganizationShape,
} from "./shape.ts";
export { policyOf, type PolicyStatement } from "./statement.ts";
export {
    rightsOfWriter,
    trailArn,
    trailBucketStatements,
    trailKeyStatements,
    type TrailScope,
    trustOfWriter,
} from "./trailPolicies.ts";
