import { Document } from "yaml";
import type { PlannedSettings } from "./planSettings.ts";

/** What of a stack's settings no file says: ids that do not exist yet, and values that are secret. */
export interface LeftOut {
    /** The pool's name, where its id is not known. */
    readonly pool?: string | undefined;
    /** Names of environment variables whose values are secret. */
    readonly secrets?: readonly string[] | undefined;
}

/**
 * A stack's deployment settings under the names of Pulumi Cloud's API (`apitype.DeploymentSettings`): the content of
 * `Pulumi.<stack>.deploy.yaml`, and the body of a request that sets them. Caching has no name there.
 */
export function deploySettings(planned: PlannedSettings, agentPoolId?: string): object {
    const { image, oidc, variables, branch, repoDir, paths } = planned;
    return {
        ...(image === undefined ? {} : { executorContext: { executorImage: { reference: image } } }),
        sourceContext: { git: { branch, ...(repoDir === undefined ? {} : { repoDir }) } },
        gitHub: {
            repository: planned.repository,
            deployCommits: planned.deployCommits,
            previewPullRequests: planned.previewPullRequests,
            pullRequestTemplate: planned.pullRequestTemplate,
            ...(paths.length === 0 ? {} : { paths: [...paths] }),
        },
        operationContext: {
            ...(oidc === undefined ? {} : { oidc: { aws: oidc } }),
            preRunCommands: [...planned.preRunCommands],
            ...(Object.keys(variables).length === 0 ? {} : { environmentVariables: variables }),
            options: {
                skipInstallDependencies: planned.skipInstallDependencies,
                skipIntermediateDeployments: planned.skipIntermediateDeployments,
            },
        },
        ...(agentPoolId === undefined ? {} : { agentPoolID: agentPoolId }),
    };
}

/** The text of `Pulumi.<stack>.deploy.yaml`, with what is left out said at its top. */
export function deployFile(
    planned: PlannedSettings,
    agentPoolId?: string,
    { pool, secrets = [] }: LeftOut = {},
): string {
    const document = new Document(deploySettings(planned, agentPoolId));
    const said = [
        `Deployment settings of ${planned.organization}/${planned.project}/${planned.stack}.`,
        ...(pool === undefined ? [] : [`Left out: agentPoolID, the id of the pool ${pool}.`]),
        ...secrets.map((name) => `Left out: operationContext.environmentVariables.${name}, a secret.`),
    ];
    document.commentBefore = said.map((line) => ` ${line}`).join("\n");
    return document.toString({ lineWidth: 0 });
}
