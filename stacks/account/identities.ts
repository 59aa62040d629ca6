import type { LayerContext } from "@plinth/core";
import { physicalName } from "@plinth/core/naming";
import { claimsOf, DeploymentRoles, OidcProvider, PermissionBoundary } from "@plinth/roles";
import type { Forge } from "@plinth/roles/settings";
import type * as pulumi from "@pulumi/pulumi";
import { makeReviewRole } from "./reviewRole.ts";
import type { AccountSettings } from "./settings.ts";

type Created = Extract<AccountSettings["identities"], { mode: "created" }>;
type Environment = Created["environments"][string];

/** What a pipeline needs to know of an environment. */
interface Roles {
    readonly previewRoleArn: pulumi.Output<string>;
    readonly deployRoleArn: pulumi.Output<string>;
    readonly boundaryArn: pulumi.Output<string>;
    /** Null where nobody deploys environments of pull requests. */
    readonly reviewRoleArn: pulumi.Output<string> | null;
}

/** The roles of each environment of the account, by its name; none where somebody else makes them, or nobody. */
export function makeIdentities(settings: AccountSettings["identities"], context: LayerContext): Record<string, Roles> {
    if (settings.mode !== "created") return {};
    const providers = makeProviders(settings, context);
    return Object.fromEntries(
        Object.entries(settings.environments).map(([environment, shape]) => [
            environment,
            makeRoles(
                environment,
                shape,
                { providers, others: Object.values(settings.environments).filter((other) => other !== shape) },
                { ...context, options: guarded(settings, context) },
            ),
        ]),
    );
}

/** What the roles of one environment have to know of the account. */
interface Account {
    readonly providers: ReadonlyMap<Forge, pulumi.Output<string>>;
    readonly others: readonly Environment[];
}

/** One provider for each forge that an environment names, for the audiences of all of them. */
function makeProviders(settings: Created, context: LayerContext): ReadonlyMap<Forge, pulumi.Output<string>> {
    const used = Object.values(settings.environments).flatMap(({ preview, deploy, review }) => [
        preview,
        deploy,
        ...(review === undefined ? [] : [review.identity]),
    ]);
    const byForge = Map.groupBy(used, ({ forge }) => forge);
    return new Map(
        [...byForge].map(([forge, identities]) => {
            const provider = settings.providers[forge] ?? { mode: "created" };
            const claims = identities.map(claimsOf);
            const [{ issuer } = { issuer: "" }] = claims;
            const audiences = [...new Set(claims.map(({ audience }) => audience))].sort();
            const args = provider.mode === "adopted" ? { issuer, adopted: provider.arn } : { issuer, audiences };
            const made = new OidcProvider(
                `identities-${forge}`,
                { ...args, tags: context.tags },
                guarded(settings, context),
            );
            return [forge, made.arn] as const;
        }),
    );
}

function makeRoles(
    environment: string,
    shape: Environment,
    { providers, others }: Account,
    context: LayerContext,
): Roles {
    const { target, tags, defaultTags, options } = context;
    const project = defaultTags["Project"] ?? "";
    const { preview, deploy, review, rolePath = `/${project}/${environment}/`, allowedRegions, ...rest } = shape;
    const common = {
        ...rest,
        account: target.account,
        partition: target.partition,
        allowedRegions: allowedRegions ?? target.allowedRegions,
        rolePath,
        tags,
    };
    const policyName = physicalName("aws:iam/policy:Policy", project, environment, "boundary");
    const boundary = new PermissionBoundary(
        `identities-${environment}-boundary`,
        { ...common, policyName, outOfReach: stateOf(others) },
        options,
    );
    const providerOf = ({ forge }: Environment["deploy"] | Environment["preview"]): pulumi.Output<string> => {
        const arn = providers.get(forge);
        if (arn === undefined) throw new Error(`no identity provider was made for ${forge}`);
        return arn;
    };
    const roles = new DeploymentRoles(
        `identities-${environment}`,
        {
            ...common,
            environment,
            preview,
            deploy,
            boundaryArn: boundary.arn,
            providerArns: { preview: providerOf(preview), deploy: providerOf(deploy) },
        },
        options,
    );
    const reviews =
        review === undefined
            ? null
            : makeReviewRole(
                  `identities-${environment}-review`,
                  environment,
                  review,
                  {
                      state: shape.state,
                      providerArn: providerOf(review.identity),
                      allowedRegions: common.allowedRegions,
                  },
                  context,
              );
    return {
        previewRoleArn: roles.previewRoleArn,
        deployRoleArn: roles.deployRoleArn,
        boundaryArn: boundary.arn,
        reviewRoleArn: reviews,
    };
}

/** Buckets and keys of other environments' state, sorted: their order in the file says nothing. */
function stateOf(others: readonly Environment[]) {
    const states = others.map(({ state }) => state);
    const buckets = states.flatMap((state) => (state.kind === "s3" ? [state.bucket] : []));
    const keyArns = states.flatMap((state) => [
        ...(state.kind === "s3" ? [state.bucketKeyArn] : []),
        state.secretsKeyArn,
    ]);
    return { buckets: buckets.sort(), keyArns: keyArns.filter((arn) => arn !== undefined).sort() };
}

/** Deleting them locks every pipeline out at once. */
function guarded({ protect }: Created, { options }: LayerContext): pulumi.ComponentResourceOptions {
    return protect ? { ...options, protect: true } : options;
}
