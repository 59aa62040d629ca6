export {
    type Availability,
    DEFAULT_FEW_FAILURES,
    type Latency,
    type Objectives,
    type ServiceLevelShape,
} from "./args.ts";
export {
    badShare,
    BURN_RATES,
    type BurnRate,
    budgetSpent,
    DEFAULT_WINDOW_DAYS,
    LEAST_WINDOW_DAYS,
    MOST_WINDOW_DAYS,
    scaleMinutes,
    SPEEDS,
    type Speed,
} from "./burnRates.ts";
export { checkObjectives, checkServiceLevel } from "./check.ts";
export { describeMeasured, describeMinutes } from "./describe.ts";
export {
    type CountAlert,
    type PlannedAlert,
    planServiceLevel,
    type ShareAlert,
    type SilentAlert,
} from "./planServiceLevel.ts";
export {
    type Objective,
    OBJECTIVES,
    quietedBy,
    type ServiceLevelRole,
    type ServiceLevelRule,
    type ServiceLevelRules,
    serviceLevelAlarms,
} from "./roles.ts";
export {
    COUNTED_LABEL,
    HISTOGRAM,
    LATENCY_BOUNDS,
    type LatencyBound,
    METRICS_PORT,
    NAMESPACE,
    REQUESTS,
    SERVICE_LABEL,
    WITHIN,
} from "./series.ts";
