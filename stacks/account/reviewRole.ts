import { ENVIRONMENT_PROJECT, type LayerContext, projectOf } from "@plinth/core";
import { type DeployIdentity, ReviewRole, type ReviewRoleArgs } from "@plinth/roles";
import type * as pulumi from "@pulumi/pulumi";
import { reviewRolesOf } from "./reviewPlace.ts";

/** What settings say of the role of reviews. */
export interface ReviewRoleSettings {
    readonly identity: DeployIdentity;
    readonly reads: readonly string[];
    readonly uses?: readonly string[] | undefined;
    readonly services?: readonly string[] | undefined;
    readonly rolePath?: string | undefined;
    readonly hours: number;
}

/** The role of an environment's reviews. */
export function makeReviewRole(
    name: string,
    environment: string,
    { rolePath, ...review }: ReviewRoleSettings,
    around: Pick<ReviewRoleArgs, "state" | "providerArn" | "allowedRegions">,
    { target, tags, defaultTags, options }: Pick<LayerContext, "target" | "tags" | "defaultTags" | "options">,
): pulumi.Output<string> {
    const { path, policyName } = reviewRolesOf({ rolePath }, defaultTags["Project"] ?? "", environment);
    const role = new ReviewRole(
        name,
        {
            ...review,
            ...around,
            environment,
            account: target.account,
            partition: target.partition,
            rolePath: path,
            policyName,
            project: ENVIRONMENT_PROJECT,
            reads: review.reads.map(projectOf),
            tags,
        },
        options,
    );
    return role.roleArn;
}
