import type * as pulumi from "@pulumi/pulumi";
import type { DeploymentsShape } from "./plan/index.ts";
import type { RepositoryStack } from "./repository/index.ts";

/** Inputs of {@link PulumiDeployments}. */
export interface PulumiDeploymentsArgs extends DeploymentsShape {
    /** The stacks there are: `repositoryStacks` reads them from a repository. Those of environments that are not named are left alone. */
    readonly stacks: readonly RepositoryStack[];
    /** Values of the secrets that `environments` and `notifications` name. @default none */
    readonly secrets?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
}
