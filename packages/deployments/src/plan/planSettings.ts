import { INSTALL, PACK_VARIABLE, packFrom } from "./commands.ts";
import { DEFAULTS, type PulumiRunner, type RunnerImage, type StackShape, startOf } from "./shape.ts";

/** Where runs happen, as far as it is plain data: pools are known by an id that may not exist yet. */
export type PlannedRunner = PulumiRunner | (RunnerImage & { readonly on: "pool" });

/** The deployment settings of one stack: what resource and file both say, each in its own words. */
export interface PlannedSettings {
    readonly organization: string;
    readonly project: string;
    readonly stack: string;
    readonly branch: string;
    /** None for the root. */
    readonly repoDir?: string;
    readonly repository: string;
    readonly deployCommits: boolean;
    readonly previewPullRequests: boolean;
    readonly pullRequestTemplate: boolean;
    readonly paths: readonly string[];
    readonly oidc?: { readonly roleArn: string; readonly sessionName: string; readonly duration: string };
    readonly preRunCommands: readonly string[];
    /** Those that are no secret. */
    readonly variables: Readonly<Record<string, string>>;
    readonly skipInstallDependencies: boolean;
    readonly skipIntermediateDeployments: boolean;
    readonly image?: string;
    readonly cache: boolean;
}

/**
 * The name under which CloudTrail has a run. Pulumi Cloud fills the parts in, and cuts them to the 64 characters AWS takes
 * (Pulumi Docs, "Configuring OpenID Connect for AWS with Pulumi Deployments", Session name).
 */
const SESSION_NAME = ["project.name", "stack.name", "deployment.version"].map((part) => `\${${part}}`).join("-");

/** Turns a stack's shape into its deployment settings. Pure: no resource, no Output, no I/O. */
export function planSettings(shape: StackShape, runner: PlannedRunner = { on: "pulumi" }): PlannedSettings {
    const { organization, project, stack, repository, credentials, does, paths = [] } = shape;
    const { branch = DEFAULTS.branch, folder = DEFAULTS.folder, install = [INSTALL] } = shape;
    const { policyPack = DEFAULTS.policyPack, variables = {} } = shape;
    return {
        organization,
        project,
        stack,
        branch: `refs/heads/${branch}`,
        ...(folder === "." ? {} : { repoDir: folder }),
        repository,
        deployCommits: startOf(shape) === "push",
        previewPullRequests: does === "preview" || does === "deployAndPreview",
        pullRequestTemplate: does === "review",
        paths,
        ...(credentials.from === "esc"
            ? {}
            : {
                  oidc: {
                      roleArn: credentials.roleArn,
                      sessionName: SESSION_NAME,
                      // As the provider writes it back: in any other form the next preview would show a change.
                      duration: `${credentials.sessionHours ?? DEFAULTS.sessionHours}h0m0s`,
                  },
              }),
        preRunCommands: install,
        variables: policyPack === "off" ? variables : { ...variables, [PACK_VARIABLE]: packFrom(folder, policyPack) },
        // It would install the project's folder, which is one package of a workspace.
        skipInstallDependencies: true,
        // A stack that two others run waits for one of them, and then runs once.
        skipIntermediateDeployments: true,
        ...(runner.image === undefined ? {} : { image: runner.image }),
        cache: runner.on === "pulumi" && (runner.cache ?? false),
    };
}
