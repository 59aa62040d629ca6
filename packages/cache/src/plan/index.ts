export {
    type CacheAlarmRole,
    cacheAlarms,
    nodesOf,
    planCacheAlarms,
    planServerlessAlarms,
    type ServerlessAlarmRole,
    serverlessAlarms,
} from "./alarms/index.ts";
export { cacheChecks, checkName } from "./checkCache.ts";
export { familyOf } from "./engine.ts";
export { finalSnapshotIdentifier, type GroupIdentity } from "./finalSnapshot.ts";
export { type Parameter, parametersOf } from "./parameters.ts";
export { type CachePlan, type GroupPlan, LOG_TYPES, planCache } from "./planCache.ts";
export {
    ACCESS_LEVELS,
    type AccessLevel,
    type CacheChoice,
    type CacheShape,
    DEFAULTS,
    DURABILITIES,
    type Durability,
    type Engine,
    ENGINES,
    type PasswordShape,
    SCALING_METRICS,
    type ScalingShape,
    type Shards,
    type SnapshotsShape,
    TLS_STEPS,
    type TlsMigration,
    type TokenShape,
    type Use,
    type UserShape,
    USES,
} from "./shape.ts";
export { type GroupState, refusedSteps } from "./steps.ts";
export { chooseLayout, type Topology, topologyOf } from "./topology.ts";
export { planToken, type TokenPlan } from "./token.ts";
export { type PasswordPlan, type PlannedUser, planUsers } from "./users.ts";
export { type ScaledDimension, scaledDimensions } from "./scaling.ts";
export { serverlessChecks } from "./checkServerless.ts";
export { planServerless, type ServerlessPlan } from "./planServerless.ts";
export {
    SERVERLESS_DEFAULTS,
    type ServerlessLimits,
    type ServerlessRange,
    type ServerlessShape,
    type ServerlessSnapshots,
} from "./serverlessShape.ts";
export { cacheOptOuts, serverlessOptOuts } from "./optOuts.ts";
