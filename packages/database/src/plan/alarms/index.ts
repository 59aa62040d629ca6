export { type AuroraAlarmRole, auroraAlarms, planAuroraAlarms } from "./auroraAlarms.ts";
export { type DatabaseAlarmRole, databaseAlarms, databaseLimits, planDatabaseAlarms } from "./databaseAlarms.ts";
export { EVENTS_RUNBOOK, planEvents, type PlannedEvents } from "./events.ts";
