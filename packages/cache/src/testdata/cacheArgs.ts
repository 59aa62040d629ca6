import type { CacheArgs } from "../cacheArgs.ts";
import type { CacheShape } from "../plan/index.ts";

/** A shape with nothing but what has no default. */
export const leastShape: CacheShape = { engineVersion: "8.1", nodeType: "cache.t4g.micro", use: "session" };

/** A bare call. */
export const leastArgs: CacheArgs = {
    ...leastShape,
    replicationGroupId: "plinth-prod-sessions",
    vpcId: "vpc-0a1b2c3d",
    subnetIds: ["subnet-a", "subnet-b"],
    account: "444444444444",
    region: "eu-west-1",
};
