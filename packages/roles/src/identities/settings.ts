import { z } from "zod";
import { GITLAB_CLAIMS } from "./identity.ts";

/** Who gives out identities that a role can trust. */
export const FORGES = ["github", "gitlab", "pulumi"] as const;
export type Forge = (typeof FORGES)[number];

const issuer = z.string().optional().describe("Who signs the tokens. Default: the forge's own address.");
const audience = z
    .string()
    .optional()
    .describe("What tokens are made for. Default: what the forge's guide for AWS has.");

const repository = z
    .union([
        z.strictObject({ owner: z.string(), ownerId: z.number(), name: z.string(), id: z.number() }),
        z.strictObject({
            owner: z.string(),
            name: z.string(),
            withoutIds: z.string().describe("Why the subject has no ids; every run prints it."),
            id: z.number().optional(),
        }),
    ])
    .describe("With the ids GitHub puts into subjects: owner.id and id of GET /repos/{owner}/{repo}.");

const environmentJob = z.strictObject({
    environment: z.string().describe("A GitHub environment, with protection rules."),
});
const pullRequestJob = z.strictObject({
    pullRequestWorkflow: z
        .string()
        .describe(
            "The reusable workflow that previews run: owner/repository/.github/workflows/preview.yml@refs/heads/main.",
        ),
});
const escJob = z.strictObject({ escEnvironment: z.string().describe("project/environment of Pulumi ESC.") });

const gitlab = z.strictObject({
    forge: z.literal("gitlab"),
    project: z.string().describe("With its groups: acme/platform."),
    job: z.union([
        z.strictObject({ branch: z.string() }),
        z.strictObject({ tag: z.string() }),
        z.strictObject({
            claims: z
                .array(z.tuple([z.enum(GITLAB_CLAIMS), z.string()]))
                .describe(
                    "Claims behind project_path, in the order of the project's ci_id_token_sub_claim_components.",
                ),
        }),
    ]),
    issuer,
    audience,
});

function githubJobs<Job extends z.ZodType>(job: Job) {
    return z.strictObject({ forge: z.literal("github"), repository, job, issuer, audience });
}

function pulumiRuns<Operation extends string>(operations: readonly [Operation, ...Operation[]]) {
    const runs = z.strictObject({
        projects: z.array(z.string()).describe("Projects of Pulumi, such as plinth-network."),
        stack: z.string(),
        operations: z.array(z.enum(operations)),
    });
    return z.strictObject({
        forge: z.literal("pulumi"),
        organization: z.string().describe("As the address of the console has it."),
        job: z.union([runs, escJob]),
    });
}

/** Who may read an environment. */
export const previewIdentity = z
    .discriminatedUnion("forge", [
        githubJobs(z.union([environmentJob, pullRequestJob])),
        gitlab,
        pulumiRuns(["preview"]),
    ])
    .describe("Who may read the environment, to preview a change.");
/** Who may change an environment, or publish what it runs: never the job of a pull request. */
export const deployIdentity = z
    .discriminatedUnion("forge", [githubJobs(environmentJob), gitlab, pulumiRuns(["update", "refresh", "destroy"])])
    .describe("Who may change the environment.");
