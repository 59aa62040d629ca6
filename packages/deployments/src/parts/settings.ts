import * as pulumi from "@pulumi/pulumi";
import { DeploymentSettings, type DeploymentSettingsArgs } from "@pulumi/pulumiservice/deploymentSettings.js";
import { type PlannedSettings, planSettings } from "../plan/index.ts";
import type { StackDeploymentArgs } from "../stackDeploymentArgs.ts";

/** What a stack runs with in Pulumi Deployments. */
export function makeSettings(name: string, args: StackDeploymentArgs, parent: pulumi.Resource): DeploymentSettings {
    const { runner = { on: "pulumi" }, secrets = {} } = args;
    const planned = planSettings(args, runner);
    return new DeploymentSettings(
        `${name}-settings`,
        {
            ...settingsArgs(planned, secrets),
            ...(runner.on === "pool" ? { agentPoolId: runner.agentPoolId } : {}),
        },
        // Both would be the settings of one stack: the old ones, deleted last, would take the new ones with them.
        { parent, deleteBeforeReplace: true },
    );
}

function settingsArgs(
    planned: PlannedSettings,
    secrets: Readonly<Record<string, pulumi.Input<string>>>,
): DeploymentSettingsArgs {
    const { organization, project, stack, image, oidc, branch, repoDir, paths, cache } = planned;
    return {
        organization,
        project,
        stack,
        ...(image === undefined ? {} : { executorContext: { executorImage: image } }),
        sourceContext: { git: { branch, ...(repoDir === undefined ? {} : { repoDir }) } },
        vcs: {
            provider: "github",
            repository: planned.repository,
            deployCommits: planned.deployCommits,
            previewPullRequests: planned.previewPullRequests,
            pullRequestTemplate: planned.pullRequestTemplate,
            ...(paths.length === 0 ? {} : { paths: [...paths] }),
        },
        operationContext: {
            ...(oidc === undefined
                ? {}
                : { oidc: { aws: { roleARN: oidc.roleArn, sessionName: oidc.sessionName, duration: oidc.duration } } }),
            preRunCommands: [...planned.preRunCommands],
            ...environmentVariables(planned.variables, secrets),
            options: {
                skipInstallDependencies: planned.skipInstallDependencies,
                skipIntermediateDeployments: planned.skipIntermediateDeployments,
            },
        },
        cacheOptions: { enable: cache },
    };
}

/** Each secret is marked by itself: the provider would take all variables for secrets where the whole is one. */
function environmentVariables(
    variables: PlannedSettings["variables"],
    secrets: Readonly<Record<string, pulumi.Input<string>>>,
): { environmentVariables?: Record<string, pulumi.Input<string>> } {
    const marked = Object.entries(secrets).map(([name, value]) => [name, pulumi.secret(value)] as const);
    const all: Record<string, pulumi.Input<string>> = { ...variables, ...Object.fromEntries(marked) };
    return Object.keys(all).length === 0 ? {} : { environmentVariables: all };
}
