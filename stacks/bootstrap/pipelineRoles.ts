import type { LayerContext } from "@plinth/core";
import {
    claimsOf,
    DeploymentRoles,
    type Identity,
    OidcProvider,
    PermissionBoundary,
    PreviewRole,
    type StateStore,
} from "@plinth/roles";
import type * as pulumi from "@pulumi/pulumi";
import { makeReviewRole } from "plinth-account/reviewRole";
import { projectOf, rolesOf } from "./place.ts";
import type { BootstrapSettings } from "./settings.ts";

const NOTHING = { previewRoleArn: null, deployRoleArn: null, boundaryArn: null, reviewRoleArn: null };

type Created = Extract<BootstrapSettings["pipelines"], { mode: "created" }>;

/** The roles of the environment's pipelines, null for what nobody makes here. */
export function makePipelineRoles(
    { pipelines, ...settings }: BootstrapSettings,
    context: LayerContext,
    state: StateStore<pulumi.Input<string>>,
) {
    if (pipelines.mode === "adopted") {
        const { previewRoleArn = null, deployRoleArn = null } = pipelines;
        return { ...NOTHING, previewRoleArn, deployRoleArn };
    }
    if (pipelines.mode === "off") return NOTHING;
    const { environment, target, tags } = context;
    const { path: rolePath, policyName } = rolesOf({ pipelines, ...settings }, projectOf(context), environment);
    // Deleting them locks every pipeline out at once.
    const options = pipelines.protect ? { ...context.options, protect: true } : context.options;
    const { preview, deploy, review, providers: _, protect: __, mode: ___, ...rest } = pipelines;
    const common = {
        ...rest,
        account: target.account,
        partition: target.partition,
        allowedRegions: pipelines.allowedRegions ?? target.allowedRegions,
        rolePath,
        tags,
    };
    const boundary = new PermissionBoundary("pipelines-boundary", { ...common, policyName }, options);
    const providers = makeProviders(pipelines, tags, options);
    const reading = { ...common, environment, preview, state, boundaryArn: boundary.arn };
    // Where an administrator deploys it, pipelines look at it alone.
    const roles =
        deploy === undefined
            ? new PreviewRole("pipelines", { ...reading, providerArn: providers(preview) }, options)
            : new DeploymentRoles(
                  "pipelines",
                  { ...reading, deploy, providerArns: { preview: providers(preview), deploy: providers(deploy) } },
                  options,
              );
    const reviewRoleArn =
        review === undefined
            ? null
            : makeReviewRole(
                  "pipelines-review",
                  environment,
                  review,
                  { state, providerArn: providers(review.identity), allowedRegions: common.allowedRegions },
                  { ...context, options },
              );
    return {
        previewRoleArn: roles.previewRoleArn,
        deployRoleArn: roles instanceof DeploymentRoles ? roles.deployRoleArn : null,
        boundaryArn: boundary.arn,
        reviewRoleArn,
    };
}

/** One identity provider for each forge, for the audiences of all roles. */
function makeProviders(
    { preview, deploy, review, providers }: Created,
    tags: LayerContext["tags"],
    options: pulumi.ComponentResourceOptions,
): (identity: Identity) => pulumi.Output<string> {
    const byForge = Map.groupBy<Identity["forge"], Identity>(
        [preview, deploy, review?.identity].filter((identity) => identity !== undefined),
        ({ forge }) => forge,
    );
    const made = new Map(
        [...byForge].map(([forge, identities]) => {
            const claims = identities.map(claimsOf);
            const [{ issuer } = { issuer: "" }] = claims;
            const audiences = [...new Set(claims.map(({ audience }) => audience))].sort();
            const provider = providers[forge] ?? { mode: "created" };
            const args = provider.mode === "adopted" ? { issuer, adopted: provider.arn } : { issuer, audiences };
            return [forge, new OidcProvider(`pipelines-${forge}`, { ...args, tags }, options).arn] as const;
        }),
    );
    return ({ forge }) => {
        const arn = made.get(forge);
        if (arn === undefined) throw new Error(`no identity provider was made for ${forge}`);
        return arn;
    };
}
