import type { Schedule } from "./schedules.ts";

/**
 * What Pulumi Deployments does with a stack. A stack has one role for all its runs, so previews of pull requests and
 * deployments exclude each other: with both, whoever opens a pull request runs code with the role that deploys.
 */
export type Use =
    | {
          readonly does: "deploy";
          /**
           * `push`: when files of `paths` change in the branch. `demand`: when somebody starts it in the console or by the API.
           *
           * @default demand in production, which nobody could approve otherwise (Pulumi Docs, "Requiring Approval Before a
           * Deployment Runs": there is no approval of a deployment); push elsewhere
           */
          readonly start?: "push" | "demand" | undefined;
      }
    /** Previews of pull requests, with the policy pack. Something else deploys, with another role. */
    | { readonly does: "preview" }
    /** Both, with one role. @property reason why that is fine; every run prints it. */
    | { readonly does: "deployAndPreview"; readonly start?: "push" | "demand" | undefined; readonly reason: string }
    /**
     * A copy of the stack for each pull request, made and destroyed by Pulumi Cloud (review stacks); the stack itself is only
     * their template. For programs that take stacks of any name.
     */
    | { readonly does: "review" };

/** Where runs have their AWS credentials from: never keys that last. */
export type Credentials =
    | {
          readonly from: "role";
          /** Trusts `https://api.pulumi.com/oidc` for this stack and these operations: `DeploymentRoles` makes one. */
          readonly roleArn: string;
          /** Hours a run may take, 1 to 12, and no more than the role allows. @default 1 - what roles allow by themselves (IAM, CreateRole, MaxSessionDuration) */
          readonly sessionHours?: number | undefined;
      }
    /** An environment of Pulumi ESC that the stack's configuration imports. */
    | { readonly from: "esc" };

/** What of a runner is the same wherever it runs. */
export interface RunnerImage {
    /**
     * The image that runs see, with its tag or digest; it needs the Pulumi CLI, curl and Node 22.18 or newer.
     *
     * @default Pulumi's own, which has them (Pulumi Docs, "Deployment execution environment")
     */
    readonly image?: string | undefined;
}

export interface PulumiRunner extends RunnerImage {
    readonly on: "pulumi";
    /**
     * Whether runs of the project share installed packages and plugins.
     *
     * @default false - what a pull request's run leaves there, the next deployment of the project starts with
     */
    readonly cache?: boolean | undefined;
}

/** Regular looks for changes that nobody deployed. */
export interface Drift {
    /** When, in UTC. @default 0 5 * * * - once a day, after maintenance windows of the night */
    readonly cron?: string | undefined;
    /** Whether what was found is put back at once; never in production. @default false - somebody may have had a reason */
    readonly remediate?: boolean | undefined;
}

/** The end of a stack. */
export interface Ttl {
    /** When it is destroyed: `2027-01-31T18:00:00Z`. */
    readonly at: string;
    /** Whether Pulumi Cloud forgets it afterwards, its history included. @default false */
    readonly forget?: boolean | undefined;
}

/** A stack of another project of the organization. */
export interface StackName {
    readonly project: string;
    readonly stack: string;
}

/** What of a stack's deployments is plain data. */
export type StackShape = Use & {
    /** As the address of Pulumi Cloud's console has it. */
    readonly organization: string;
    readonly project: string;
    readonly stack: string;
    /** At GitHub, with its owner: `acme/platform`. Pulumi's GitHub app is installed there. */
    readonly repository: string;
    /** @default main */
    readonly branch?: string | undefined;
    /** Where `Pulumi.yaml` is, relative to the repository. @default the root */
    readonly folder?: string | undefined;
    /** Globs of the files whose change starts a run; with `!` before it, of those that start none. @default every push */
    readonly paths?: readonly string[] | undefined;
    /** Whether customers depend on it: nothing then changes it by itself. @default true */
    readonly production?: boolean | undefined;
    readonly credentials: Credentials;
    /**
     * The policy pack's folder, relative to the repository, for previews and updates; `off` for none.
     *
     * @default policies
     */
    readonly policyPack?: string | undefined;
    /** Shell commands before Pulumi starts, each in a shell of its own. @default npm ci in the workspace's root */
    readonly install?: readonly string[] | undefined;
    /** @default daily where the role may do it; `off` for previews and review stacks */
    readonly drift?: Drift | "off" | undefined;
    /** @default none */
    readonly ttl?: Ttl | undefined;
    /** Further runs, by a name of your own. @default none */
    readonly schedules?: Readonly<Record<string, Schedule>> | undefined;
    /** Environment variables of runs, which everybody may read who may read the stack. @default none */
    readonly variables?: Readonly<Record<string, string>> | undefined;
    /** Stacks that are run after each successful update of this one. @default none */
    readonly triggers?: readonly StackName[] | undefined;
    /** Tags of the stack in Pulumi Cloud. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
};

/** What a stack of its own and the stacks of an environment have in common. */
export type RunShape = Use &
    Pick<
        StackShape,
        "credentials" | "policyPack" | "install" | "drift" | "ttl" | "schedules" | "variables" | "production"
    >;

/** Values that nobody wrote. */
export const DEFAULTS = {
    branch: "main",
    folder: ".",
    policyPack: "policies",
    sessionHours: 1,
    driftCron: "0 5 * * *",
    production: true,
} as const;

/** When runs start: see {@link Use}. */
export function startOf(shape: Use & Pick<StackShape, "production">): "push" | "demand" {
    if (shape.does !== "deploy" && shape.does !== "deployAndPreview") return "demand";
    return shape.start ?? ((shape.production ?? DEFAULTS.production) ? "demand" : "push");
}

/** Whether runs of the stack may change what there is. */
export function deploys({ does }: Use): boolean {
    return does === "deploy" || does === "deployAndPreview";
}

/** The drift schedule of a stack, none where it has none. */
export function driftOf(shape: Use & Pick<StackShape, "drift">): Required<Drift> | undefined {
    const { drift = deploys(shape) ? {} : "off" } = shape;
    if (drift === "off") return undefined;
    return { cron: drift.cron ?? DEFAULTS.driftCron, remediate: drift.remediate ?? false };
}
