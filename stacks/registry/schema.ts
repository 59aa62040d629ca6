import type { Problem } from "@plinth/core/errors";
import { rule, rules, type Violation } from "@plinth/core/settings";
import {
    accessChecks,
    type RepositoryAccess,
    REPOSITORY_DEFAULTS,
    repositoryChecks,
    type RepositoryShape,
} from "@plinth/images/plan";
import { checkIdentity, type DeployIdentity } from "@plinth/roles/plan";
import { deployIdentity } from "@plinth/roles/settings";
import { z } from "zod";
import { registryRules, registryShape } from "./registrySchema.ts";

/** Names of services: they stand in the names of repositories, and behind `apps/`. */
const serviceName = z
    .string()
    .max(40)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "lower-case letters, digits and single hyphens, a letter first");

const who = z.array(z.string());

const repository = z
    .strictObject({
        pulledBy: who.optional().describe("Who pulls it, where that is not everyone in pulledBy of the registry."),
        keepBuilds: z
            .number()
            .default(REPOSITORY_DEFAULTS.keepBuilds)
            .describe("Images that are kept without being released, the newest first."),
        keepReleases: z
            .number()
            .optional()
            .describe("Released images that are kept, the newest first, 10 at least. Default: every one."),
        untaggedDays: z
            .number()
            .optional()
            .describe("Days after which images without a tag are deleted. Default: with the image they belong to."),
        deletedBy: who
            .optional()
            .describe("Roles that may delete an image by hand, by ARN. Default: nobody, administrators included."),
        protect: z
            .boolean()
            .default(REPOSITORY_DEFAULTS.protect)
            .describe("Whether Pulumi refuses to delete or replace the repository and its key."),
    })
    .check(...rules<RepositoryShape>(repositoryChecks))
    .check(
        rule<Partial<RepositoryAccess>>(["pulledBy", "deletedBy"], ({ pulledBy = [], deletedBy }) =>
            accessChecks.flatMap(({ check }) => check({ pulledBy, deletedBy })),
        ),
    );

const provider = z
    .discriminatedUnion("mode", [
        z.strictObject({ mode: z.literal("created") }),
        z.strictObject({ mode: z.literal("adopted"), arn: z.string().describe("The provider the account has.") }),
    ])
    .default({ mode: "created" })
    .describe(
        "The account's identity provider for the forge, one for each account. Adopted where the account layer, or bootstrap, makes it. Default: created.",
    );

const publisher = z
    .discriminatedUnion("mode", [
        z.strictObject({ mode: z.literal("off") }),
        z.strictObject({
            mode: z.literal("adopted"),
            roleArns: who.describe("Roles that somebody else makes, by ARN."),
        }),
        z.strictObject({
            mode: z.literal("created"),
            identity: deployIdentity.describe("Which job takes the role: the one that publishes, and no other."),
            provider,
            protect: z
                .boolean()
                .default(true)
                .describe("Whether Pulumi refuses to delete the role: nothing could be published then."),
        }),
    ])
    .default({ mode: "off" })
    .describe("Who publishes images: a role for the pipelines, or roles there are. Default: off, nobody can push.")
    .check(
        rule<{ mode: string; identity?: DeployIdentity }>(["mode"], ({ identity }) =>
            identity === undefined ? [] : checkIdentity(identity, "identity").map(atProperty),
        ),
    )
    .check(
        rule<{ mode: string; roleArns?: readonly string[] }>(["mode"], ({ roleArns = [] }) =>
            accessChecks
                .flatMap(({ check }) => check({ pulledBy: [], pushedBy: roleArns }))
                .map((one) => ({ ...one, path: one.path.map((at) => (at === "pushedBy" ? "roleArns" : at)) })),
        ),
    );

/** A component's problem where the settings have the property. */
function atProperty({ path, ...said }: Problem): Violation {
    return { ...said, path: path.split(".") };
}

/** What `environments/<environment>/registry.yaml` holds. */
export const schema = z
    .strictObject({
        prefix: z
            .string()
            .optional()
            .describe("What names of repositories begin with, before a slash. Default: the tag Project."),
        pulledBy: who.describe("Accounts that pull images, by id in quotes, and single roles, by ARN."),
        repositories: z
            .record(serviceName, repository)
            .describe("One for each service, by the name of its folder in apps/."),
        publisher,
        ...registryShape,
    })
    .check(...registryRules)
    .check(
        rule<RepositoryAccess>(["pulledBy"], ({ pulledBy }) =>
            accessChecks.flatMap(({ check }) => check({ pulledBy })),
        ),
    );
