import { join } from "node:path";
import type { Stacks } from "./ports.ts";
import { PASSPHRASE } from "./steps/making.ts";
import type { BootstrapTarget } from "./target.ts";

/** What a person does next, each with the reason. */
export interface Next {
    readonly why: string;
    readonly command: string;
}

/** The environment of the forge in which environments of pull requests are deployed (tools/pipelines). */
export const REVIEW = "review";

/** The commands that come after a bootstrap: pipelines learn their roles, and the first deployment. */
export async function nextCommands(target: BootstrapTarget, stacks: Stacks): Promise<Next[]> {
    const { environment, settings, store, stateSettings, simulated } = target;
    const outputs = (await stacks.find(store))?.outputs ?? {};
    const roles = [
        [environment, outputs["deployRoleArn"]],
        [`${environment}-preview`, outputs["previewRoleArn"]],
        [REVIEW, outputs["reviewRoleArn"]],
    ] as const;
    const { pipelines } = settings;
    const forge = pipelines.mode === "created" ? pipelines.preview.forge : undefined;
    const variables = roles.flatMap(([name, role]) =>
        typeof role !== "string"
            ? []
            : [
                  ...(forge === "gitlab" ? gitlab(name, role, stateSettings.backend) : []),
                  ...(forge === "github" ? github(name, role, stateSettings.backend) : []),
              ],
    );
    const up = simulated
        ? `PULUMI_BACKEND_URL=${store.backend} PULUMI_CONFIG_PASSPHRASE_FILE=${join(target.root, target.localFolder, PASSPHRASE)} npx plinth simulate -- npx plinth up ${environment}`
        : `npx plinth up ${environment}`;
    return [
        ...variables,
        { why: "see what is left, with a check for each", command: `npx plinth doctor --environment ${environment}` },
        { why: "deploy", command: up },
    ];
}

/** The names that the workflows read (tools/pipelines). */
function github(environment: string, role: string, backend: string): Next[] {
    return [
        {
            why: `the role of ${environment}`,
            command: `gh variable set PLINTH_ROLE_ARN --env ${environment} --body '${role}'`,
        },
        {
            why: "where states are",
            command: `gh variable set PULUMI_BACKEND_URL --env ${environment} --body '${backend}'`,
        },
    ];
}

function gitlab(environment: string, role: string, backend: string): Next[] {
    return [
        {
            why: `the role of ${environment}`,
            command: `glab variable set PLINTH_ROLE_ARN '${role}' --scope ${environment} --protected`,
        },
        {
            why: "where states are",
            command: `glab variable set PULUMI_BACKEND_URL '${backend}' --scope ${environment} --protected`,
        },
    ];
}
