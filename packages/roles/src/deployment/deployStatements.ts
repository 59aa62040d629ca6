import { boundaryStatements } from "../boundary/boundaryStatements.ts";
import type { Statement } from "../statements/statement.ts";
import type { DeploymentRolesArgs } from "./deploymentRolesArgs.ts";
import { stateStatements } from "./stateStatements.ts";

type Args = Omit<DeploymentRolesArgs, "preview" | "deploy" | "providerArns" | "boundaryArn">;

/**
 * What a deployment may do: everything its boundary lets it, and the state. The boundary's grants are repeated, its denials
 * are not: those hold whatever a role's own policies say.
 */
export function deployStatements(args: Args): Statement[] {
    const { partition = "aws", state } = args;
    const grants = boundaryStatements({ ...args, policyName: "-" }).filter(({ effect }) => effect === "Allow");
    return [...grants, ...stateStatements(state, partition, { write: true, openSecrets: true })];
}
