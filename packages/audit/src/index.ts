export { AuditTrail, type AuditTrailArgs } from "./auditTrail.ts";
export { LogBucket, type LogBucketArgs } from "./logBucket.ts";
