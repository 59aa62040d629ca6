import type { DatabaseArgs } from "../databaseArgs.ts";
import type { DatabaseShape } from "../plan/index.ts";

/** A shape with nothing but what has no default. */
export const leastShape: DatabaseShape = {
    engineVersion: "17",
    instanceClass: "db.t4g.medium",
    storage: { size: 100 },
};

/** A bare call. */
export const leastArgs: DatabaseArgs = {
    ...leastShape,
    identifier: "plinth-prod-orders",
    vpcId: "vpc-0a1b2c3d",
    subnetIds: ["subnet-a", "subnet-b"],
    account: "444444444444",
    region: "eu-west-1",
};
