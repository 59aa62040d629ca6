export { cacheChecks, checkReplicationGroupId } from "./checkCache.ts";
export { familyOf } from "./engine.ts";
export { finalSnapshotIdentifier, type GroupIdentity } from "./finalSnapshot.ts";
export { type Parameter, parametersOf } from "./parameters.ts";
export { type CachePlan, type GroupPlan, LOG_TYPES, planCache } from "./planCache.ts";
export {
    ACCESS_LEVELS,
    type AccessLevel,
    type CacheShape,
    DEFAULTS,
    type Engine,
    ENGINES,
    type SnapshotsShape,
    type Use,
    type UserShape,
    USES,
} from "./shape.ts";
export { type Topology, topologyOf } from "./topology.ts";
export { type PlannedUser, planUsers } from "./users.ts";
