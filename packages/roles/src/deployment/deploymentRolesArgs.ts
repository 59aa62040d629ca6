import type * as pulumi from "@pulumi/pulumi";
import type { DeployIdentity, PreviewIdentity } from "../identities/identity.ts";

/**
 * Where Pulumi keeps the state of an environment's stacks: in an allowed region, or the boundary is in the way.
 *
 * @typeParam Text `string`, or an input where the keys are made in the same program.
 */
export type StateStore<Text = string> =
    | {
          readonly kind: "s3";
          /** The environment's own bucket, by name. State holds everything that stacks know, so environments share none. */
          readonly bucket: string;
          /** The key that encrypts the bucket's objects, by ARN. @default none - S3 encrypts with its own */
          readonly bucketKeyArn?: Text | undefined;
          /** The key of the secrets provider (`awskms://…`), by ARN. @default none - a passphrase, which IAM cannot keep */
          readonly secretsKeyArn?: Text | undefined;
      }
    /** Pulumi Cloud keeps it, and who may read it is said there. */
    | { readonly kind: "pulumi-cloud"; readonly secretsKeyArn?: string | undefined };

/** Inputs of {@link DeploymentRoles}, for one environment. */
export interface DeploymentRolesArgs {
    /** The environment the roles are for: it stands in their names. */
    readonly environment: string;
    readonly account: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** Regions in which the environment may have anything. */
    readonly allowedRegions: readonly string[];
    /** The account's provider for the issuer of `preview`, and of `deploy`: output `arn` of `OidcProvider`. */
    readonly providerArns: { readonly preview: pulumi.Input<string>; readonly deploy: pulumi.Input<string> };
    /** Who may read the environment to preview a change. */
    readonly preview: PreviewIdentity;
    /** Who may change it. */
    readonly deploy: DeployIdentity;
    /** The ARN of the `PermissionBoundary` that holds the deploy role and every role it makes. */
    readonly boundaryArn: pulumi.Input<string>;
    /** Where the roles that deployments make are: the boundary's own. */
    readonly rolePath: string;
    /** @default /deployment/ - the boundary's own */
    readonly deploymentPath?: string | undefined;
    readonly state: StateStore<pulumi.Input<string>>;
    /**
     * Whether previews may open the secrets of the state and the stacks' configuration. Whoever can open a pull request can
     * print them then. Without, the CLI cannot preview a stack that has secrets; `plinth preview` can.
     * @default false
     */
    readonly previewOpensSecrets?: boolean | undefined;
    /** Regional services that deployments may use, by prefix. @default those of the boundary */
    readonly services?: readonly string[] | undefined;
    /** @default those of the boundary */
    readonly globalServices?: readonly string[] | undefined;
    /** How long a deployment may take, 1 to 12 hours. @default 2 - an EKS upgrade with its nodes takes more than one */
    readonly deployHours?: number | undefined;
    /** Tags, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}
