import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument } from "../statements/document.ts";
import { boundaryArn, type BoundaryArgs, DEPLOYMENT_PATH } from "./boundaryArgs.ts";
import { boundaryStatements } from "./boundaryStatements.ts";
import { checkBoundaryArgs } from "./checkBoundaryArgs.ts";
import { boundaryOptOuts } from "./optOuts.ts";

/**
 * The policy that roles have as their permissions boundary: those that deploy, and those that deployments make. Its holders
 * work in the allowed regions and services; they make roles in one path only and only with the same boundary, and cannot
 * change the boundary, the roles that deploy, people and their keys, or what watches the account.
 *
 * It has to be made by somebody whom it does not hold. `boundaryArn(args)` names it before it exists.
 */
export class PermissionBoundary extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: BoundaryArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("permission boundary", name, checkBoundaryArgs(args));
        super("plinth:roles:PermissionBoundary", name, args, opts);
        logOptOuts(name, boundaryOptOuts, args);
        const policy = new aws.iam.Policy(
            `${name}-policy`,
            {
                name: args.policyName,
                path: args.deploymentPath ?? DEPLOYMENT_PATH,
                policy: JSON.stringify(policyDocument(boundaryStatements(args))),
                tags: { Name: name, ...args.tags },
            },
            { parent: this },
        );
        // The ARN is known from the arguments; waiting for the policy's own keeps roles from naming it too early.
        this.arn = policy.arn.apply(() => boundaryArn(args));
        this.registerOutputs({ arn: this.arn });
    }
}
