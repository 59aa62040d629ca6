import type * as pulumi from "@pulumi/pulumi";
import { boundaryStatements } from "../boundary/boundaryStatements.ts";
import { isPlainStatements } from "../role/plain.ts";
import type { RoleArgs } from "../role/roleArgs.ts";
import type { Statement } from "../statements/statement.ts";
import type { DeploymentRolesArgs } from "./deploymentRolesArgs.ts";
import { stateStatements } from "./stateStatements.ts";

type Args = Omit<DeploymentRolesArgs, "preview" | "deploy" | "providerArns" | "boundaryArn">;

/**
 * What a deployment may do: everything its boundary lets it, and the state. The boundary's grants are repeated, its denials
 * are not: those hold whatever a role's own policies say.
 *
 * Rights on keys that this program makes stand in a policy of the role's own: others are measured before anything registers.
 */
export function deployPolicies(args: Args): Pick<RoleArgs, "policies" | "managedPolicies"> {
    const { partition = "aws", state } = args;
    const grants = boundaryStatements({ ...args, policyName: "-" }).filter(({ effect }) => effect === "Allow");
    const store: readonly Statement<pulumi.Input<string>>[] = stateStatements(state, partition, {
        write: true,
        openSecrets: true,
    });
    return isPlainStatements(store)
        ? { managedPolicies: { rights: [...grants, ...store] } }
        : { managedPolicies: { rights: grants }, policies: { state: store } };
}
