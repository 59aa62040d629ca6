import type * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../statements/statement.ts";
import type { Trust } from "../trust/trust.ts";
import type { AwsManagedPolicy } from "./awsManagedPolicies.ts";

/** A policy that AWS keeps: one of those known to be narrow, or another with a reason, which is logged. */
export type AttachedPolicy = AwsManagedPolicy | { readonly name: string; readonly reason: string };

/** The most a role may do, whatever its policies grant. */
export type BoundaryChoice =
    | { readonly policyArn: pulumi.Input<string> }
    /** Why the role has none; logged. */
    | { readonly none: string };

/** Inputs of {@link Role}: all but ARNs is plain data, so it is checked before anything registers. */
export interface RoleArgs {
    /** What the role is for, for the people who find it in the account. At most 1000 characters. */
    readonly description: string;
    /** The account and partition of the role. */
    readonly account: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** Who may take the role, at least one. */
    readonly trust: readonly Trust<pulumi.Input<string>>[];
    /**
     * What the role may do, by the name of the policy. Inline: the policy goes with the role and nobody else gets it.
     * @default none - a role that only hands on, or has policies of AWS
     */
    readonly policies?: Readonly<Record<string, readonly Statement<pulumi.Input<string>>[]>> | undefined;
    /**
     * The same as policies of their own, for what is too long to be inline: each is split into as many as it takes.
     * @default none
     */
    readonly managedPolicies?: Readonly<Record<string, readonly Statement[]>> | undefined;
    /** Policies that AWS keeps. @default none - they grant what AWS decides, today and later */
    readonly awsManagedPolicies?: readonly AttachedPolicy[] | undefined;
    /**
     * The permissions boundary. Has no default: a role that a deployment makes without one is a way around the boundary
     * of the deployment, so leaving it out is a decision that somebody writes down.
     */
    readonly permissionsBoundary: BoundaryChoice;
    /** How long a session may last, 1 to 12 hours. @default 1 - as AWS has it; long sessions outlive a revoked right */
    readonly maxSessionHours?: number | undefined;
    /**
     * `/` or `/a/b/`: a prefix that policies about roles can name. Another path is another role.
     * @default the environment's own where `roles` in environment.yaml names one, else /
     */
    readonly path?: string | undefined;
    /**
     * The name in AWS, at most 64 characters.
     * @default made by Pulumi from the component's name - so that a replacement can stand beside the role
     */
    readonly roleName?: string | undefined;
    /** Characters the trust policy may have, where the account's quota was raised. @default 2048 - AWS's own */
    readonly trustPolicyQuota?: number | undefined;
    /** Tags of role and policies, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}
