import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { DEPLOYMENT_PATH } from "../boundary/boundaryArgs.ts";
import { awsManagedPolicyArn } from "../role/awsManagedPolicies.ts";
import { Role } from "../role/role.ts";
import { checkDeploymentRolesArgs } from "./checkDeploymentRolesArgs.ts";
import type { DeploymentRolesArgs } from "./deploymentRolesArgs.ts";
import { deploymentRolesOptOuts } from "./optOuts.ts";
import { previewStatements } from "./previewStatements.ts";

/** Inputs of {@link PreviewRole}: those of {@link DeploymentRoles} that are about reading. */
export interface PreviewRoleArgs extends Omit<DeploymentRolesArgs, "deploy" | "deployHours" | "providerArns"> {
    /** The account's provider for the issuer of `preview`. */
    readonly providerArn: pulumi.Input<string>;
}

/**
 * The role with which an environment is looked at that no pipeline deploys: its drift, and real previews. It is the one that
 * reads of `DeploymentRoles`, without the one that changes.
 */
export class PreviewRole extends pulumi.ComponentResource {
    readonly previewRoleArn: pulumi.Output<string>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: PreviewRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("preview role", name, checkDeploymentRolesArgs(args));
        super("plinth:roles:PreviewRole", name, args, opts);
        logOptOuts(name, deploymentRolesOptOuts, args);
        this.previewRoleArn = makePreviewRole(name, args, this).arn;
        this.registerOutputs({ previewRoleArn: this.previewRoleArn });
    }
}

/** Reads what AWS's `ReadOnlyAccess` grants, without data and secrets, and the environment's state. */
export function makePreviewRole(name: string, args: PreviewRoleArgs, parent: pulumi.Resource): Role {
    const { environment, account, partition = "aws", deploymentPath = DEPLOYMENT_PATH, boundaryArn, tags } = args;
    const preview = new Role(
        `${name}-preview`,
        {
            account,
            partition,
            path: deploymentPath,
            tags,
            description: `Previews of ${environment}: reads, without data and secrets`,
            trust: [{ kind: "identity", providerArn: args.providerArn, identity: args.preview }],
            policies: { limits: previewStatements(args) },
            permissionsBoundary: { policyArn: boundaryArn },
        },
        { parent },
    );
    new aws.iam.RolePolicyAttachment(
        `${name}-preview-read`,
        { role: preview.roleName, policyArn: awsManagedPolicyArn(partition, "ReadOnlyAccess") },
        // The limits first: without them there would be a moment in which everything can be read.
        { parent, dependsOn: [...preview.policies] },
    );
    return preview;
}
