import { rules } from "@plinth/core/settings";
import {
    CLOSED_UPSTREAMS,
    OPEN_UPSTREAMS,
    REGISTRY_DEFAULTS,
    registryChecks,
    type RegistryShape,
} from "@plinth/images/plan";
import { z } from "zod";

const keepBuilds = z.number().optional().describe("Copies that are kept, the newest first. Default: every one.");

const replication = z.strictObject({
    prefixes: z
        .array(z.string())
        .optional()
        .describe("What names of the copied repositories begin with. Default: this registry's prefix."),
    to: z
        .array(
            z.strictObject({
                region: z.string(),
                account: z
                    .string()
                    .optional()
                    .describe(
                        "The account that takes the copies, whose registry.yaml has receives. Default: this one.",
                    ),
            }),
        )
        .describe("Where copies go. What is there already is not copied."),
    keepBuilds,
});

const receives = z.strictObject({
    from: z.array(z.string()).describe("Accounts that may send copies, by id in quotes."),
    prefixes: z.array(z.string()).describe("What names of the copies begin with."),
    keepBuilds,
});

const kept = {
    keepImages: z
        .number()
        .default(REGISTRY_DEFAULTS.keepImages)
        .describe("Images with a tag that are kept of each repository, the newest first."),
    untaggedDays: z
        .number()
        .default(REGISTRY_DEFAULTS.untaggedDays)
        .describe("Days after which an image goes that no tag leads to."),
    movingTags: z
        .array(z.string())
        .optional()
        .describe("Patterns of tags that follow upstream, such as latest. Default: none; a tag never moves."),
};
const credentialArn = z
    .string()
    .describe(
        "Secret with username and accessToken; its name begins with ecr-pullthroughcache/, its key is aws/secretsmanager.",
    );

const pullThrough = z.discriminatedUnion("upstream", [
    z.strictObject({ upstream: z.enum(namesOf(OPEN_UPSTREAMS)), ...kept }),
    z.strictObject({ upstream: z.enum(namesOf(CLOSED_UPSTREAMS)), credentialArn, ...kept }),
    z.strictObject({
        upstream: z.literal("azure"),
        registry: z.string().describe("What stands before .azurecr.io."),
        credentialArn,
        ...kept,
    }),
]);

/** What a registry has once, beside its repositories. */
export const registryShape = {
    replication: replication.optional().describe("Copies of images elsewhere. Default: none."),
    receives: receives.optional().describe("Copies that other accounts send. Default: none."),
    pullThrough: z
        .record(z.string(), pullThrough)
        .default({})
        .describe("Registries of others whose images are kept here, by the prefix they get. Default: none."),
    protect: z
        .boolean()
        .default(REGISTRY_DEFAULTS.protect)
        .describe("Whether Pulumi refuses to delete the keys of copies and kept images."),
};

export const registryRules = rules<RegistryShape>(registryChecks);

function namesOf<Name extends string>(table: Readonly<Record<Name, string>>): readonly Name[] {
    return Object.keys(table) as Name[];
}
