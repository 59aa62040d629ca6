import type { RotationByFunction, SecretArgs } from "../secretArgs.ts";

const ROLES = "arn:aws:iam::444444444444:role";

export const READER = `${ROLES}/orders`;
export const ROTATOR = `${ROLES}/rotate-payment`;
export const DEPLOYER = `${ROLES}/deploy`;

export const byFunction: RotationByFunction = {
    by: "function",
    functionArn: "arn:aws:lambda:eu-west-1:444444444444:function:rotate-payment",
    roleArn: ROTATOR,
};

export const valid: SecretArgs = {
    description: "Key of the payment provider",
    account: "444444444444",
    region: "eu-west-1",
    access: { readers: [READER] },
    rotation: byFunction,
};
