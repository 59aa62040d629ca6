import { physicalName } from "@plinth/core/naming";

/** Where roles of reviews are, and what holds them: `review.roles` of environment.yaml says both. */
export function reviewRolesOf(
    { rolePath }: { readonly rolePath?: string | undefined },
    project: string,
    environment: string,
): { readonly path: string; readonly policyName: string } {
    return {
        path: rolePath ?? `/${project}/${environment}-review/`,
        policyName: physicalName("aws:iam/policy:Policy", project, environment, "review-boundary"),
    };
}
