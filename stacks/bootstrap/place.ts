import type { LayerContext } from "@plinth/core";
import { physicalName } from "@plinth/core/naming";
import { stateBucketName } from "@plinth/state/plan";
import { reviewRolesOf } from "plinth-account/reviewPlace";
import type { BootstrapSettings } from "./settings.ts";

/** Where the roles are that deployments make, and the policy that holds them: `roles` of environment.yaml says both. */
export function rolesOf(
    settings: BootstrapSettings,
    project: string,
    environment: string,
): { readonly path: string; readonly policyName: string } {
    const { pipelines } = settings;
    return {
        path: (pipelines.mode === "created" ? pipelines.rolePath : undefined) ?? `/${project}/${environment}/`,
        policyName: physicalName("aws:iam/policy:Policy", project, environment, "boundary"),
    };
}

/** The same for what environments of pull requests make; none where no role is made for those. */
export function reviewRolesIn(
    { pipelines }: BootstrapSettings,
    project: string,
    environment: string,
): ReturnType<typeof reviewRolesOf> | undefined {
    if (pipelines.mode !== "created" || pipelines.review === undefined) return undefined;
    return reviewRolesOf(pipelines.review, project, environment);
}

/** The bucket of an environment's states, known before it is there. */
export function bucketOf(
    { state }: BootstrapSettings,
    project: string,
    environment: string,
    account: string,
): string | undefined {
    if (state.backend !== "s3") return undefined;
    return state.bucketName ?? stateBucketName(project, environment, account);
}

export function projectOf({ defaultTags }: Pick<LayerContext, "defaultTags">): string {
    return defaultTags["Project"] ?? "";
}
