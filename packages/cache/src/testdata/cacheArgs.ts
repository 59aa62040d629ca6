import type { CacheArgs, CachePlace, ServerlessCacheArgs } from "../cacheArgs.ts";
import { type CacheShape, chooseLayout, type ServerlessShape } from "../plan/index.ts";

/** A shape with nothing but what has no default. */
export const leastShape = {
    engineVersion: "8.1",
    nodeType: "cache.t4g.micro",
    use: "session",
} as const satisfies CacheShape;

/** A bare call. */
export const leastArgs = {
    ...leastShape,
    replicationGroupId: "plinth-prod-sessions",
    vpcId: "vpc-0a1b2c3d",
    subnetIds: ["subnet-a", "subnet-b"],
    account: "444444444444",
    region: "eu-west-1",
} satisfies CacheArgs;

/** A bare call with changes, right or wrong. */
export function argsWith(changes: Partial<CacheShape & CachePlace>): CacheArgs {
    const all: CacheShape & CachePlace = { ...leastArgs, ...changes };
    const { engine: _engine, shards: _shards, durability: _durability, scaling: _scaling, ...settings } = all;
    return { ...settings, ...chooseLayout(all) };
}

/** A serverless shape with nothing but what has no default. */
export const leastServerless: ServerlessShape = {
    majorVersion: "8",
    limits: { storageGb: { maximum: 10 }, ecpuPerSecond: { maximum: 5000 } },
};

/** A bare call. */
export const leastServerlessArgs: ServerlessCacheArgs = {
    ...leastServerless,
    cacheName: "plinth-prod-carts",
    vpcId: "vpc-0a1b2c3d",
    subnetIds: ["subnet-a", "subnet-b"],
    account: "444444444444",
    region: "eu-west-1",
};
