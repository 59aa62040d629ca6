import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import * as pulumi from "@pulumi/pulumi";
import { DEPLOYMENT_PATH } from "../boundary/boundaryArgs.ts";
import { Role } from "../role/role.ts";
import type { RoleArgs } from "../role/roleArgs.ts";
import { checkDeploymentRolesArgs } from "./checkDeploymentRolesArgs.ts";
import type { DeploymentRolesArgs } from "./deploymentRolesArgs.ts";
import { deploymentRolesOptOuts } from "./optOuts.ts";
import { deployPolicies } from "./deployPolicies.ts";
import { makePreviewRole } from "./previewRole.ts";

/**
 * The two roles with which an environment is previewed and deployed from outside the account, without a key that lasts.
 *
 * - `preview` reads: what AWS's `ReadOnlyAccess` grants, without data and secrets, and the environment's state.
 * - `deploy` changes: the services of the boundary in the allowed regions, roles in `rolePath` with the boundary, the state.
 *
 * A layer makes them once per environment of its account, all with one provider per issuer and one boundary:
 *
 * ```ts
 * const github = new OidcProvider("account-github", {
 *     issuer: claimsOf(deploy).issuer,
 *     audiences: [claimsOf(deploy).audience],
 * }, context.options);
 * const boundary = new PermissionBoundary("account-boundary-dev", {
 *     account, allowedRegions, policyName: "plinth-dev-boundary", rolePath: "/plinth/dev/",
 * }, context.options);
 * new DeploymentRoles("account-dev", {
 *     environment: "dev", account, allowedRegions, rolePath: "/plinth/dev/", boundaryArn: boundary.arn,
 *     providerArns: { preview: github.arn, deploy: github.arn },
 *     preview, deploy, state: { kind: "s3", bucket: "acme-plinth-dev-state", secretsKeyArn },
 * }, context.options);
 * ```
 *
 * The roles of the environment's layers have to be in `rolePath` and carry the boundary, or the deploy role cannot make
 * them: `roles` in `environment.yaml` sees to both.
 */
export class DeploymentRoles extends pulumi.ComponentResource {
    readonly previewRoleArn: pulumi.Output<string>;
    readonly deployRoleArn: pulumi.Output<string>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: DeploymentRolesArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("deployment roles", name, checkDeploymentRolesArgs(args));
        super("plinth:roles:DeploymentRoles", name, args, opts);
        logOptOuts(name, deploymentRolesOptOuts, args);
        const { environment, account, partition = "aws", deploymentPath = DEPLOYMENT_PATH, boundaryArn, tags } = args;
        const common = { account, partition, path: deploymentPath, tags } satisfies Partial<RoleArgs>;
        const boundary: RoleArgs["permissionsBoundary"] = { policyArn: boundaryArn };
        const preview = makePreviewRole(name, { ...args, providerArn: args.providerArns.preview }, this);
        const deploy = new Role(
            `${name}-deploy`,
            {
                ...common,
                description: `Deployments of ${environment}, held by the permissions boundary`,
                trust: [{ kind: "identity", providerArn: args.providerArns.deploy, identity: args.deploy }],
                ...deployPolicies(args),
                permissionsBoundary: boundary,
                maxSessionHours: args.deployHours ?? 2,
            },
            { parent: this },
        );
        this.previewRoleArn = preview.arn;
        this.deployRoleArn = deploy.arn;
        this.registerOutputs({ previewRoleArn: this.previewRoleArn, deployRoleArn: this.deployRoleArn });
    }
}
