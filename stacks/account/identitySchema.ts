import type { Problem } from "@plinth/core/errors";
import { ENVIRONMENT_NAME, type Path, rule, type Violation } from "@plinth/core/settings";
import {
    checkBoundaryArgs,
    checkIdentity,
    checkReviewRoleArgs,
    claimsOf,
    type DeployIdentity,
    type PreviewIdentity,
} from "@plinth/roles/plan";
import { deployIdentity, FORGES, previewIdentity } from "@plinth/roles/settings";
import { z } from "zod";
import { part } from "./partSchema.ts";

const secretsKeyArn = z.string().optional().describe("The key of the secrets provider awskms://. Default: none.");
const state = z
    .discriminatedUnion("kind", [
        z.strictObject({
            kind: z.literal("s3"),
            bucket: z.string().describe("The environment's own bucket, by name."),
            bucketKeyArn: z.string().optional().describe("The key of its objects. Default: S3's own."),
            secretsKeyArn,
        }),
        z.strictObject({ kind: z.literal("pulumi-cloud"), secretsKeyArn }),
    ])
    .describe("Where Pulumi keeps the state of the environment's stacks.");

const services = z.array(z.string());

/** What may be said of an environment's roles, beside who takes them and where its state is. */
export const rolesShape = {
    rolePath: z
        .string()
        .optional()
        .describe("Where deployments keep the roles they make. Default: /<Project>/<environment>/."),
    allowedRegions: z.array(z.string()).optional().describe("Default: those of the account's own environment."),
    services: services.optional().describe("Regional services deployments may use. Default: those of all layers."),
    globalServices: services.optional().describe("Services with one endpoint. Default: cloudfront and route53."),
    protectAudit: z.boolean().default(true).describe("Whether what watches the account is out of reach."),
    previewOpensSecrets: z
        .boolean()
        .default(false)
        .describe(
            "Whether previews may open the secrets of state and configuration: whoever opens a pull request can then.",
        ),
    deployHours: z.number().default(2).describe("How long a deployment may take, 1 to 12 hours."),
};

/** The role of environments of pull requests. */
export const reviewRole = z
    .strictObject({
        identity: deployIdentity.describe("Who deploys reviews: at GitHub, the jobs of an environment of its own."),
        reads: z
            .array(z.string())
            .describe(
                "Layers of the environment whose outputs reviews read; none for copies. Whoever deploys a review can open the secrets in their states.",
            ),
        uses: z
            .array(z.string())
            .optional()
            .describe(
                "Actions of software of reviews on what they share. Default: signing in to database and cache, and reading secrets.",
            ),
        services: services
            .optional()
            .describe(
                "Regional services of which reviews have resources of their own, for copies, and for layers beside those of services. Default: none.",
            ),
        rolePath: z
            .string()
            .optional()
            .describe("Where reviews keep the roles they make. Default: /<Project>/<environment>-review/."),
        hours: z.number().default(2).describe("How long a run may take, 1 to 12 hours."),
    })
    .describe("A role for environments of pull requests, which reaches nothing but those. Default: none.");

const environment = z.strictObject({
    preview: previewIdentity,
    deploy: deployIdentity,
    review: reviewRole.optional(),
    state,
    ...rolesShape,
});

export const providers = z
    .partialRecord(
        z.enum(FORGES),
        z.discriminatedUnion("mode", [
            z.strictObject({ mode: z.literal("created") }),
            z.strictObject({
                mode: z.literal("adopted"),
                arn: z.string().describe("The provider the account has."),
            }),
        ]),
    )
    .default({})
    .describe("The account's identity providers, one for each forge that is used. Default: created.");

/** The roles with which environments of this account are previewed and deployed from a forge. */
export const identities = part("Roles for previews and deployments from a forge:", {
    providers,
    environments: z
        .record(z.string().regex(ENVIRONMENT_NAME), environment)
        .describe("Environments in this account, by name. One that is not named has no roles."),
}).check(
    // Typed as what all three modes have in common: only one of them has environments.
    rule<Parts>(["mode", "environments"], ({ environments }) => checkEnvironments(environments ?? {})),
);

type EnvironmentRoles = z.output<typeof environment>;

interface Parts {
    readonly mode: string;
    readonly environments?: Readonly<Record<string, EnvironmentRoles>>;
}

function checkEnvironments(environments: Readonly<Record<string, EnvironmentRoles>>): Violation[] {
    const issuers = new Map<string, string>();
    const stores = new Map<string, string>();
    return Object.entries(environments).flatMap(([name, { preview, deploy, review, ...rest }]) => {
        const at = ["environments", name];
        const found = [...checkIdentity(preview, "preview"), ...checkIdentity(deploy, "deploy")];
        const boundary = checkBoundaryArgs({
            ...rest,
            // What is not written here comes from the environment and is right by its own rules.
            account: "0".repeat(12),
            policyName: "-",
            allowedRegions: rest.allowedRegions ?? ["eu-west-1"],
            rolePath: rest.rolePath ?? "/default/",
        });
        return [
            ...[...found, ...boundary].map((problem) => violation(at, problem)),
            ...reviewProblems(name, review).map((problem) => violation([...at, "review"], problem)),
            ...[preview, deploy, ...(review === undefined ? [] : [review.identity])].flatMap((identity) =>
                oneIssuer(issuers, at, identity),
            ),
            ...ownState(stores, name, rest.state),
        ];
    });
}

/** What is wrong with the role of reviews, where it is written; the rest comes from the environment. */
export function reviewProblems(environment: string, review: z.output<typeof reviewRole> | undefined): Problem[] {
    if (review === undefined) return [];
    return checkReviewRoleArgs({
        ...review,
        environment,
        account: "0".repeat(12),
        policyName: "-",
        allowedRegions: ["eu-west-1"],
        providerArn: "-",
        project: "plinth",
        rolePath: review.rolePath ?? "/default/review/",
        state: { kind: "pulumi-cloud" },
    });
}

/** One provider for a forge and account: two servers of one forge need two accounts, or one adopted by hand. */
function oneIssuer(issuers: Map<string, string>, at: Path, identity: PreviewIdentity | DeployIdentity): Violation[] {
    const { issuer } = claimsOf(identity);
    const known = issuers.get(identity.forge) ?? issuer;
    issuers.set(identity.forge, known);
    if (known === issuer) return [];
    const rule = `must be the issuer that the account's other environments have for ${identity.forge}`;
    return [{ path: [...at], rule, value: issuer, fix: `write ${known}` }];
}

/** Each environment's state is kept from the others, so none can be two environments'. */
function ownState(stores: Map<string, string>, name: string, state: EnvironmentRoles["state"]): Violation[] {
    const { kind: _kind, ...parts } = state;
    return Object.entries(parts).flatMap(([part, value]) => {
        const owner = stores.get(value) ?? name;
        stores.set(value, owner);
        if (owner === name) return [];
        const rule = `must not be that of environment ${owner}: whoever deploys one could read the other's secrets`;
        return [{ path: ["environments", name, "state", part], rule, value, fix: "make one for each environment" }];
    });
}

function violation(at: Path, { path, rule, value, fix }: Problem): Violation {
    const parts = [...path.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([\w$-]+)/g)].map(([, quoted, index, plain]) =>
        index === undefined ? (quoted ?? plain ?? "") : Number(index),
    );
    return { path: [...at, ...parts], rule, value, fix };
}
