import type { AuroraArgs } from "../aurora/auroraArgs.ts";

/** A bare call. */
export const leastAurora: AuroraArgs = {
    engineVersion: "17",
    capacity: { kind: "provisioned", instanceClass: "db.r7g.large" },
    identifier: "plinth-prod-ledger",
    vpcId: "vpc-0a1b2c3d",
    subnetIds: ["subnet-a", "subnet-b"],
    account: "444444444444",
    region: "eu-west-1",
};
