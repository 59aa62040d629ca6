import { rule, type Violation } from "@plinth/core/settings";
import { checkBoundaryArgs, checkBreakGlassRoleArgs, checkIdentity } from "@plinth/roles/plan";
import { deployIdentity as deploy, previewIdentity as preview } from "@plinth/roles/settings";
import { SHORTEST_VERSION_DAYS, STATE_DEFAULTS } from "@plinth/state/plan";
import { providers, reviewProblems, reviewRole, rolesShape } from "plinth-account/identitySchema";
import { part, protect } from "plinth-account/partSchema";
import { z } from "zod";

const days = (shortest: number) => z.int().min(shortest);

const state = z
    .discriminatedUnion("backend", [
        z.strictObject({
            backend: z.literal("s3"),
            bucketName: z
                .string()
                .optional()
                .describe("The bucket's name. Default: <Project>-<environment>-state-<account>."),
            keepVersionDays: days(SHORTEST_VERSION_DAYS)
                .default(STATE_DEFAULTS.keepVersionDays)
                .describe("Days that a state stays after it was written over."),
            accessLogDays: days(1)
                .default(STATE_DEFAULTS.accessLogDays)
                .describe("Days that logs of who read or wrote a state stay."),
            protect,
            keepAfterDeletion: z
                .boolean()
                .default(STATE_DEFAULTS.keepAfterDeletion)
                .describe("Whether bucket and keys outlive the stack."),
        }),
        z.strictObject({
            backend: z.literal("pulumi-cloud"),
            url: z
                .url({ protocol: /^https$/ })
                .default("https://api.pulumi.com")
                .describe("The service, or one of your own."),
        }),
    ])
    .describe("Where the states of the environment's stacks are kept: in a bucket of its account, or by Pulumi Cloud.");

type Identities = Parameters<typeof checkIdentity>[0];

interface Pipelines {
    readonly mode: string;
    readonly preview?: Identities;
    readonly deploy?: Identities;
    readonly review?: z.output<typeof reviewRole> | undefined;
    readonly services?: readonly string[] | undefined;
    readonly globalServices?: readonly string[] | undefined;
    readonly rolePath?: string | undefined;
}

const pipelines = part(
    "Roles with which a forge previews and deploys the environment:",
    { providers, preview, deploy: deploy.optional(), review: reviewRole.optional(), ...rolesShape },
    { previewRoleArn: z.string().optional(), deployRoleArn: z.string().optional() },
).check(
    rule<Pipelines>(["mode"], ({ preview: reads, deploy: changes, review, services, globalServices, rolePath }) => [
        ...(reads === undefined ? [] : checkIdentity(reads, "preview").map(atProperty)),
        ...(changes === undefined ? [] : checkIdentity(changes, "deploy").map(atProperty)),
        ...reviewProblems("-", review).map((problem) => atProperty({ ...problem, path: `review.${problem.path}` })),
        ...checkBoundaryArgs({
            services,
            globalServices,
            // What is not written here comes from the environment and is right by its own rules.
            account: "0".repeat(12),
            policyName: "-",
            allowedRegions: ["eu-west-1"],
            rolePath: rolePath ?? "/default/",
        }).map(atProperty),
    ]),
);

const breakGlass = part("A role for emergencies, which named users of IAM take with a second factor:", {
    users: z.array(z.string()).describe("Users of IAM who may take it, by ARN; there, each with a device for codes."),
    mfaMinutes: z.number().default(15).describe("Minutes since the second factor was given, 1 to 60."),
}).check(
    rule<{ mode: string; users?: readonly string[]; mfaMinutes?: number }>(["mode"], ({ users, mfaMinutes }) =>
        users === undefined
            ? []
            : checkBreakGlassRoleArgs({ environment: "any", account: "0".repeat(12), users, mfaMinutes }).map(
                  atProperty,
              ),
    ),
);

/** A component's problem where the settings have the property. */
function atProperty({ path, ...said }: { path: string; rule: string; value?: unknown; fix: string }): Violation {
    const parts = [...path.matchAll(/\[(\d+)\]|([\w$-]+)/g)].map(([, index, name]) =>
        index === undefined ? (name ?? "") : Number(index),
    );
    return { ...said, path: parts };
}

/** What `environments/<environment>/bootstrap.yaml` holds. */
export const schema = z.strictObject({ state, pipelines, breakGlass });
