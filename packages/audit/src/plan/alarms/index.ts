export { type AuditAlarmRole, auditAlarms, auditAlarmsOf, metricName, NAMESPACE } from "./auditAlarms.ts";
export { type Counted, LONGEST_PATTERN, patterns } from "./patterns.ts";
