export { AuditAlarms, type AuditAlarmsArgs } from "./auditAlarms.ts";
export { AuditTrail, type AuditTrailArgs } from "./auditTrail.ts";
export { LogBucket, type LogBucketArgs } from "./logBucket.ts";
