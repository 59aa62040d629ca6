import type { NotificationShape } from "./notifications.ts";
import type { PulumiRunner, RunnerImage, RunShape, Ttl, Use } from "./shape.ts";

/** Where the runs of an environment happen. */
export type EnvironmentRunner =
    | PulumiRunner
    /** A pool that is made here, by its name in `agentPools`. */
    | (RunnerImage & { readonly on: "pool"; readonly pool: string })
    /** A pool that is there already. */
    | (RunnerImage & { readonly on: "pool"; readonly agentPoolId: string });

/** The end of an environment: stacks that others need go later. */
export interface EnvironmentTtl extends Ttl {
    /**
     * Minutes between stacks that need each other.
     *
     * @default 60 - a rule of ours: Pulumi Cloud does not wait for one before it destroys the next
     */
    readonly stepMinutes?: number | undefined;
}

/** A program of this repository takes stacks that have settings, so none of its stacks is a template of others. */
export type EnvironmentUse = Exclude<Use, { readonly does: "review" }>;

/** How the stacks of one environment are run. */
export type EnvironmentShape = EnvironmentUse &
    Omit<RunShape, "production" | "ttl" | "does" | "start" | "reason"> & {
        /** @default none */
        readonly ttl?: EnvironmentTtl | undefined;
        /** @default runners of Pulumi Cloud */
        readonly runner?: EnvironmentRunner | undefined;
        /** Environment variables whose values are secrets, by the names of these. @default none */
        readonly secrets?: Readonly<Record<string, string>> | undefined;
        /** Who hears of its stacks, by names in `notifications`. @default nobody */
        readonly notify?: readonly string[] | undefined;
    };

/** Everything that Pulumi Deployments does for a repository. */
export interface DeploymentsShape {
    /** As the address of Pulumi Cloud's console has it. */
    readonly organization: string;
    /** At GitHub, with its owner: `acme/platform`. */
    readonly repository: string;
    /** @default main */
    readonly branch?: string | undefined;
    /** By the names of environments. One that is not named is left alone. */
    readonly environments: Readonly<Record<string, EnvironmentShape>>;
    /** Pools of runners of one's own, by name, for what Pulumi's do not reach. @default none */
    readonly agentPools?: Readonly<Record<string, { readonly description?: string | undefined }>> | undefined;
    /** Who can hear of stacks, by a name of your own. @default none */
    readonly notifications?: Readonly<Record<string, NotificationShape>> | undefined;
}

/** Minutes between the ends of stacks that need each other, unless said otherwise. */
export const STEP_MINUTES = 60;
