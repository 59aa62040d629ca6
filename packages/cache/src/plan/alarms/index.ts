export { type CacheAlarmRole, cacheAlarms, planCacheAlarms } from "./cacheAlarms.ts";
export { planServerlessAlarms, type ServerlessAlarmRole, serverlessAlarms } from "./serverlessAlarms.ts";
