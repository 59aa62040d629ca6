import type * as pulumi from "@pulumi/pulumi";
import type { PulumiRunner, RunnerImage, StackEvent, StackShape } from "./plan/index.ts";

/** Where the runs of a stack happen. */
export type Runner = PulumiRunner | (RunnerImage & { readonly on: "pool"; readonly agentPoolId: pulumi.Input<string> });

/** Where messages about a stack go. Whoever has the address can write there, so it is kept as a secret. */
export type StackNotification =
    | {
          readonly format: "slack" | "ms_teams";
          readonly url: pulumi.Input<string>;
          /** @default what somebody has to look at: failures and drift */
          readonly events?: readonly StackEvent[] | undefined;
      }
    | {
          readonly format: "raw";
          readonly url: pulumi.Input<string>;
          /** What messages are signed with (HMAC): without it anybody could send them. */
          readonly signedWith: pulumi.Input<string>;
          readonly events?: readonly StackEvent[] | undefined;
      };

/** Inputs of {@link StackDeployment}: the shape is plain data, so it is checked before anything registers. */
export type StackDeploymentArgs = StackShape & {
    /** @default a runner of Pulumi Cloud */
    readonly runner?: Runner | undefined;
    /**
     * Environment variables of runs that are secrets. `PULUMI_ACCESS_TOKEN` is one where the stack reads outputs of others and
     * the organization gives runs nothing of these (Pulumi Docs, "Deployment Permissions").
     *
     * @default none
     */
    readonly secrets?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
    /** By a name of your own. @default none */
    readonly notifications?: Readonly<Record<string, StackNotification>> | undefined;
};
