export type {
    Availability,
    Latency,
    LatencyBound,
    Objectives,
    ServiceLevelRole,
    ServiceLevelShape,
} from "./plan/index.ts";
export { ServiceLevel } from "./serviceLevel.ts";
export type { ServiceLevelArgs } from "./serviceLevelArgs.ts";
