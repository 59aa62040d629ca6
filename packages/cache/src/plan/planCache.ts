import { familyOf } from "./engine.ts";
import { type Parameter, parametersOf } from "./parameters.ts";
import { type ScaledDimension, scaledDimensions } from "./scaling.ts";
import { type CacheShape, DEFAULTS, type Engine, type UserShape } from "./shape.ts";
import { planToken, type TokenPlan } from "./token.ts";
import { topologyOf } from "./topology.ts";
import { type PlannedUser, planUsers } from "./users.ts";

export const LOG_TYPES = ["slow-log", "engine-log"] as const;

/** Provider arguments that follow from a cache's shape and name alone. */
export interface CachePlan {
    readonly group: GroupPlan;
    readonly engine: Engine;
    readonly users: readonly PlannedUser[];
    readonly parameterGroup: { readonly family: string; readonly parameters: readonly Parameter[] };
    /** What AWS decides once the cache is made. */
    readonly scaled: readonly ScaledDimension[];
    readonly finalSnapshot: boolean;
    readonly logRetentionDays: number;
    readonly protect: boolean;
    /** `undefined` where users sign in. */
    readonly token: TokenPlan | undefined;
    /** Whether a user or the token has a secret, which is encrypted with the cache's key. */
    readonly hasPasswords: boolean;
    /** Whether clients connect to a cluster of shards, with one endpoint for all, or to a primary and its replicas. */
    readonly clustered: boolean;
    /** Whether the cache is between its two modes. */
    readonly changingMode: boolean;
    /** Whether clients have to sign in as one of the users. */
    readonly signIn: boolean;
}

export type GroupPlan = ReturnType<typeof groupPlan>;

/** Turns the shape into provider arguments. Pure: no resource, no Output, no I/O. The shape is one that passed its checks. */
export function planCache(replicationGroupId: string, shape: CacheShape): CachePlan {
    const token = planToken(shape);
    return {
        group: groupPlan(shape),
        engine: shape.engine ?? DEFAULTS.engine,
        users: planUsers(replicationGroupId, shape),
        parameterGroup: { family: familyOf(shape), parameters: parametersOf(shape) },
        scaled: scaledDimensions(shape),
        finalSnapshot: shape.snapshots?.finalSnapshot ?? DEFAULTS.finalSnapshot,
        logRetentionDays: shape.logRetentionDays ?? DEFAULTS.logRetentionDays,
        protect: shape.protect ?? DEFAULTS.protect,
        token,
        hasPasswords:
            token?.kind === "token" ||
            Object.values<UserShape>(shape.users ?? {}).some(({ password }) => password !== undefined),
        clustered: shape.shards !== undefined,
        changingMode: shape.shards === "compatible",
        // AWS refuses users as long as clients may connect without TLS, and beside a token.
        signIn: shape.tlsMigration === undefined && token?.kind !== "token",
    };
}

function groupPlan(shape: CacheShape) {
    const { snapshots = {} } = shape;
    return {
        engine: shape.engine ?? DEFAULTS.engine,
        engineVersion: shape.engineVersion,
        nodeType: shape.nodeType,
        port: shape.port ?? DEFAULTS.port,
        ...topologyOf(shape),
        atRestEncryptionEnabled: true,
        transitEncryptionEnabled: true,
        transitEncryptionMode: shape.tlsMigration ?? "required",
        ...(shape.restoreFrom === undefined ? {} : { snapshotName: shape.restoreFrom }),
        snapshotRetentionLimit: snapshots.retentionDays ?? DEFAULTS.snapshotRetentionDays,
        snapshotWindow: snapshots.window ?? DEFAULTS.snapshotWindow,
        maintenanceWindow: shape.maintenanceWindow ?? DEFAULTS.maintenanceWindow,
        autoMinorVersionUpgrade: true,
        // Always said: left out, the provider waits for the window and shows the change as open until then.
        applyImmediately: shape.applyImmediately ?? DEFAULTS.applyImmediately,
    };
}
