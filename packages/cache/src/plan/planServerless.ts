import type { Engine, UserShape } from "./shape.ts";
import { SERVERLESS_DEFAULTS, type ServerlessRange, type ServerlessShape } from "./serverlessShape.ts";
import { type PlannedUser, planUsers } from "./users.ts";

/** Provider arguments that follow from a serverless cache's shape and name alone. */
export interface ServerlessPlan {
    readonly cache: ReturnType<typeof cachePlan>;
    readonly engine: Engine;
    readonly users: readonly PlannedUser[];
    readonly hasPasswords: boolean;
    readonly protect: boolean;
}

/** Turns the shape into provider arguments. Pure: no resource, no Output, no I/O. The shape is one that passed its checks. */
export function planServerless(cacheId: string, shape: ServerlessShape): ServerlessPlan {
    return {
        cache: cachePlan(shape),
        engine: shape.engine ?? SERVERLESS_DEFAULTS.engine,
        users: planUsers(cacheId, shape),
        hasPasswords: Object.values<UserShape>(shape.users ?? {}).some(({ password }) => password !== undefined),
        protect: shape.protect ?? SERVERLESS_DEFAULTS.protect,
    };
}

function cachePlan({ engine, majorVersion, limits, snapshots = {} }: ServerlessShape) {
    const days = snapshots.retentionDays ?? SERVERLESS_DEFAULTS.snapshotRetentionDays;
    return {
        engine: engine ?? SERVERLESS_DEFAULTS.engine,
        majorEngineVersion: majorVersion,
        cacheUsageLimits: {
            dataStorage: { ...bounds(limits.storageGb), unit: "GB" },
            ecpuPerSeconds: [bounds(limits.ecpuPerSecond)],
        },
        snapshotRetentionLimit: days,
        ...(days === 0 ? {} : { dailySnapshotTime: snapshots.time ?? SERVERLESS_DEFAULTS.snapshotTime }),
    };
}

function bounds({ maximum, minimum }: ServerlessRange): { maximum: number; minimum?: number } {
    return minimum === undefined ? { maximum } : { maximum, minimum };
}
