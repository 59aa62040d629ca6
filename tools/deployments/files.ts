import { checkEnvironment, listEnvironments } from "@plinth/core/settings";
import {
    type DeploymentsShape,
    deployFile,
    deploySettings,
    planDeployments,
    type PlannedStack,
    planSettings,
} from "@plinth/deployments/plan";
import { repositoryStacks } from "@plinth/deployments/repository";
import { settings as delivery } from "plinth-delivery/settings";

/** Deployment settings of a stack, in both forms that Pulumi Cloud takes. */
export interface StackFile {
    /** `organization/project/stack`. */
    readonly stack: string;
    /** Relative to the repository: `stacks/network/Pulumi.dev.deploy.yaml`. */
    readonly path: string;
    readonly yaml: string;
    /** The body of `POST /api/stacks/{organization}/{project}/{stack}/deployments/settings`. */
    readonly body: object;
}

/**
 * Files of all stacks that the layer delivery makes settings for, from the same plan.
 *
 * @throws ProblemsError where settings are wrong.
 */
export function deployFiles(repository: string): StackFile[] {
    const stacks = repositoryStacks(repository);
    return listEnvironments(repository).flatMap((environment) => {
        const { layers } = checkEnvironment({ repository, environment, layers: [delivery] });
        const shape = layers.get(delivery.layer) as DeploymentsShape | undefined;
        return shape === undefined ? [] : planDeployments(shape, stacks).map(fileOf);
    });
}

function fileOf({ shape, runner, secrets }: PlannedStack): StackFile {
    const { organization, project, stack, folder = "." } = shape;
    const planned = planSettings(shape, runner.on === "pulumi" ? runner : { on: "pool", image: runner.image });
    const pool = "agentPoolId" in runner ? runner.agentPoolId : undefined;
    const made = "pool" in runner ? runner.pool : undefined;
    return {
        stack: [organization, project, stack].join("/"),
        path: `${folder === "." ? "" : `${folder}/`}Pulumi.${stack}.deploy.yaml`,
        yaml: deployFile(planned, pool, { pool: made, secrets: Object.keys(secrets) }),
        body: deploySettings(planned, pool),
    };
}
