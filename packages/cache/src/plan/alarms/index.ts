export { type CacheAlarmRole, cacheAlarms, planCacheAlarms } from "./cacheAlarms.ts";
export { planServerlessAlarms, type ServerlessAlarmRole, serverlessAlarms } from "./serverlessAlarms.ts";
export { nodesOf } from "./nodes.ts";
