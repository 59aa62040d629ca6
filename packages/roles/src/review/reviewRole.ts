import { refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { boundaryArn, DEPLOYMENT_PATH } from "../boundary/boundaryArgs.ts";
import { policyText } from "../role/documents.ts";
import { isPlainStatements } from "../role/plain.ts";
import { Role } from "../role/role.ts";
import { LIMITS } from "../statements/document.ts";
import { checkReviewRoleArgs } from "./checkReviewRoleArgs.ts";
import type { ReviewRoleArgs } from "./reviewRoleArgs.ts";
import { reviewState } from "./reviewState.ts";
import { reviewBoundary, reviewGrants } from "./reviewStatements.ts";

/**
 * The role that deploys environments of pull requests, and the boundary that holds it and every role that they make. It
 * reaches states of reviews, roles in a path of their own, and what carries a review's name; of the environment that reviews
 * stand beside it reads the outputs that they need, and changes nothing.
 *
 * Code of pull requests runs with it, so the GitHub environment that takes it has reviewers.
 */
export class ReviewRole extends pulumi.ComponentResource {
    readonly roleArn: pulumi.Output<string>;
    readonly boundaryArn: pulumi.Output<string>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: ReviewRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("review role", name, checkReviewRoleArgs(args));
        super("plinth:roles:ReviewRole", name, args, opts);
        const { environment, account, partition = "aws", deploymentPath = DEPLOYMENT_PATH, policyName, tags } = args;
        const boundary = new aws.iam.Policy(
            `${name}-boundary`,
            {
                name: policyName,
                path: deploymentPath,
                policy: policyText(`review role "${name}"`, "boundary", reviewBoundary(args), LIMITS.managedPolicy),
                tags: { Name: `${name}-boundary`, ...tags },
            },
            { parent: this },
        );
        // The ARN is known from the arguments; waiting for the policy's own keeps the role from naming it too early.
        this.boundaryArn = boundary.arn.apply(() => boundaryArn(args));
        const state = reviewState(args);
        const rights = reviewGrants(args).filter((statement) => isPlainStatements([statement]));
        const known = isPlainStatements(rights) ? rights : [];
        const later = state.filter((statement) => !isPlainStatements([statement]));
        const role = new Role(
            name,
            {
                account,
                partition,
                path: deploymentPath,
                tags,
                description: `Environments of pull requests made from ${environment}, held by a boundary of their own`,
                trust: [{ kind: "identity", providerArn: args.providerArn, identity: args.identity }],
                managedPolicies: { rights: known },
                ...(later.length === 0 ? {} : { policies: { state: later } }),
                permissionsBoundary: { policyArn: this.boundaryArn },
                maxSessionHours: args.hours ?? 2,
            },
            { parent: this },
        );
        this.roleArn = role.arn;
        this.registerOutputs({ roleArn: this.roleArn, boundaryArn: this.boundaryArn });
    }
}
