export { PulumiDeployments } from "./pulumiDeployments.ts";
export type { PulumiDeploymentsArgs } from "./pulumiDeploymentsArgs.ts";
export { StackDeployment } from "./stackDeployment.ts";
export type { Runner, StackDeploymentArgs, StackNotification } from "./stackDeploymentArgs.ts";
