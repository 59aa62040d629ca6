import type * as pulumi from "@pulumi/pulumi";
import type { StateStore } from "../deployment/deploymentRolesArgs.ts";
import type { DeployIdentity } from "../identities/identity.ts";

/** How the environments of pull requests are called: their stacks, the tag `Environment` of what they make, names in S3. */
export const REVIEW_NAMES = "review-pr-*";

/**
 * What software of a review does with what it shares: it signs in to the database and the cache of the environment, and
 * its secrets are read for it. Nothing here changes what is shared, but what is in it.
 */
export const REVIEW_USES: readonly string[] = [
    "elasticache:Connect",
    "rds-db:connect",
    "secretsmanager:DescribeSecret",
    "secretsmanager:GetSecretValue",
];

/** Inputs of {@link ReviewRole}: all but ARNs is plain data, so it is checked before anything registers. */
export interface ReviewRoleArgs {
    /** The environment that reviews are made from, in whose account they stand. */
    readonly environment: string;
    readonly account: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** Regions in which reviews may have anything. */
    readonly allowedRegions: readonly string[];
    /** The account's provider for the issuer of `identity`: output `arn` of `OidcProvider`. */
    readonly providerArn: pulumi.Input<string>;
    /** Who deploys reviews: at GitHub the jobs of an environment of its own. */
    readonly identity: DeployIdentity;
    /** The name of the policy that holds the role, and every role that reviews make. */
    readonly policyName: string;
    /**
     * Where the roles are that reviews make: apart from the environment's own, `/plinth/dev-review/`, since a path is all
     * that tells whose a role is. `review.roles` in environment.yaml puts them there.
     */
    readonly rolePath: string;
    /** @default /deployment/ - where the role and its boundary are, which nobody held by it can change */
    readonly deploymentPath?: string | undefined;
    readonly state: StateStore<pulumi.Input<string>>;
    /** The Pulumi project of whole environments: every review is a stack of it. */
    readonly project: string;
    /**
     * Projects of the environment's stacks whose outputs reviews read; none for copies. Whoever deploys a review can open
     * the secrets in those states, since the engine opens a state before it reads an output.
     */
    readonly reads: readonly string[];
    /**
     * What software of reviews may do with what they share.
     * @default {@link REVIEW_USES}
     */
    readonly uses?: readonly string[] | undefined;
    /**
     * Regional services, by prefix, of which reviews have resources of their own: what another environment has of them is
     * out of reach by its tag `Environment`, and of S3 only buckets with a review's name are in reach.
     * @default none - the layer of a service makes roles, pod identities and objects in a cluster
     */
    readonly services?: readonly string[] | undefined;
    /** How long a run may take, 1 to 12 hours. @default 2 - as those of deployments */
    readonly hours?: number | undefined;
    /** Tags, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}
