import assert from "node:assert/strict";
import { checkIdentity } from "./checkIdentity.ts";
import { claimsOf } from "./claims.ts";
import type { GitHubIdentity, GitLabIdentity, Identity, PulumiIdentity } from "./identity.ts";

const repository = { owner: "octo-org", ownerId: 123456, name: "octo-repo", id: 456789 };
const withoutIds = { owner: "octo-org", name: "octo-repo", withoutIds: "not opted in yet" };
const WORKFLOW = "octo-org/ci/.github/workflows/preview.yml@refs/heads/main";

const github = (change: Partial<GitHubIdentity> = {}): GitHubIdentity => ({
    forge: "github",
    repository,
    job: { environment: "prod" },
    ...change,
});
const gitlab = (change: Partial<GitLabIdentity> = {}): GitLabIdentity => ({
    forge: "gitlab",
    project: "mygroup/myproject",
    job: { branch: "main" },
    ...change,
});
const pulumi = (change: Partial<PulumiIdentity> = {}): PulumiIdentity => ({
    forge: "pulumi",
    organization: "contoso",
    job: { projects: ["plinth-network"], stack: "prod", operations: ["update"] },
    ...change,
});

function refused(identity: Identity): string[] {
    return checkIdentity(identity, "deploy").map(({ path, rule }) => `${path}: ${rule}`);
}

describe("the claims of", () => {
    // The forms are those of the forges' own pages, named in identity.ts.
    for (const [what, identity, subjects] of [
        ["a GitHub environment", github(), ["repo:octo-org@123456/octo-repo@456789:environment:prod"]],
        [
            "a GitHub environment with a colon",
            github({ job: { environment: "Production:V1" } }),
            ["repo:octo-org@123456/octo-repo@456789:environment:Production%3AV1"],
        ],
        [
            "a GitHub repository by its names",
            github({ repository: withoutIds }),
            ["repo:octo-org/octo-repo:environment:prod"],
        ],
        [
            "a GitHub pull request",
            github({ job: { pullRequestWorkflow: WORKFLOW } }),
            ["repo:octo-org@123456/octo-repo@456789:pull_request"],
        ],
        ["a GitLab branch", gitlab(), ["project_path:mygroup/myproject:ref_type:branch:ref:main"]],
        ["a GitLab tag", gitlab({ job: { tag: "v1.0" } }), ["project_path:mygroup/myproject:ref_type:tag:ref:v1.0"]],
        [
            "a GitLab project that puts other claims into its subject",
            gitlab({
                job: {
                    claims: [
                        ["environment_protected", "true"],
                        ["deployment_tier", "production"],
                    ],
                },
            }),
            ["project_path:mygroup/myproject:environment_protected:true:deployment_tier:production"],
        ],
        [
            "runs of Pulumi Deployments, one by one",
            pulumi({ job: { projects: ["a", "b"], stack: "prod", operations: ["update", "destroy"] } }),
            ["a", "b"].flatMap((project) =>
                ["update", "destroy"].map(
                    (operation) =>
                        `pulumi:deploy:org:contoso:project:${project}:stack:prod:operation:${operation}:scope:write`,
                ),
            ),
        ],
        [
            "an environment of Pulumi ESC",
            pulumi({ job: { escEnvironment: "plinth/prod" } }),
            ["pulumi:environments:org:contoso:env:plinth/prod"],
        ],
        [
            "an environment of Pulumi ESC's default project",
            pulumi({ job: { escEnvironment: "default/prod" } }),
            ["pulumi:environments:org:contoso:env:prod"],
        ],
    ] as const) {
        it(`${what} are whole subjects`, () => {
            assert.deepEqual(refused(identity), []);
            assert.deepEqual(claimsOf(identity).subjects, subjects);
        });
    }

    it("each forge have its issuer and the audience that its guide for AWS has", () => {
        const places = [
            github(),
            gitlab(),
            gitlab({ issuer: "https://gitlab.example.com" }),
            pulumi(),
            pulumi({ job: { escEnvironment: "plinth/prod" } }),
            pulumi({ job: { escEnvironment: "default/prod" } }),
        ].map((identity) => [claimsOf(identity).issuer, claimsOf(identity).audience]);
        assert.deepEqual(places, [
            ["https://token.actions.githubusercontent.com", "sts.amazonaws.com"],
            ["https://gitlab.com", "https://gitlab.com"],
            ["https://gitlab.example.com", "https://gitlab.example.com"],
            ["https://api.pulumi.com/oidc", "contoso"],
            ["https://api.pulumi.com/oidc", "aws:contoso"],
            ["https://api.pulumi.com/oidc", "contoso"],
        ]);
    });

    it("a GitHub pull request hold its workflow, and those of a repository by its names its id", () => {
        assert.deepEqual(claimsOf(github({ job: { pullRequestWorkflow: WORKFLOW } })).others, {
            job_workflow_ref: WORKFLOW,
        });
        assert.deepEqual(claimsOf(github({ repository: { ...withoutIds, id: 456789 } })).others, {
            repository_id: "456789",
        });
        const server = { repository: { ...withoutIds, id: 1 }, issuer: "https://github.example.com/_services/token" };
        assert.deepEqual(claimsOf(github(server)).others, {}, "AWS knows no further claims of this issuer");
    });
});

describe("an identity", () => {
    for (const [what, identity, words] of [
        [
            "every environment of a repository",
            github({ job: { environment: "*" } }),
            "job: must be whole: subjects are compared by StringEquals, so that nobody else's token matches",
        ],
        [
            "every branch of a project",
            gitlab({ job: { branch: "release-*" } }),
            "job: must be whole: subjects are compared by StringEquals, so that nobody else's token matches",
        ],
        [
            "every stack of a project",
            pulumi({ job: { projects: ["a"], stack: "?rod", operations: ["update"] } }),
            "job: must be whole: subjects are compared by StringEquals, so that nobody else's token matches",
        ],
        [
            "an environment without a name",
            github({ job: { environment: "" } }),
            "job: must have no empty part, space or variable",
        ],
        [
            "an owner with a slash",
            github({ repository: { ...repository, owner: "octo/org" } }),
            "repository.owner: must be a user or organisation of GitHub",
        ],
        [
            "an id that is none",
            github({ repository: { ...repository, id: 0 } }),
            "repository.id: must be a whole number",
        ],
        [
            "names without a reason",
            github({ repository: { ...withoutIds, withoutIds: "" } }),
            "repository.withoutIds: must say why",
        ],
        [
            "the workflow of the pull request itself",
            github({ job: { pullRequestWorkflow: WORKFLOW.replace("refs/heads/main", "refs/pull/7/merge") } }),
            "job.pullRequestWorkflow: must be a reusable workflow at a branch, tag or commit",
        ],
        [
            "a workflow where AWS cannot check it",
            github({ job: { pullRequestWorkflow: WORKFLOW }, issuer: "https://github.example.com/_services/token" }),
            "job.pullRequestWorkflow: cannot be checked by AWS for this issuer, so any workflow of a pull request would get the role",
        ],
        ["a project without its group", gitlab({ project: "platform" }), "project: must be a path with its groups"],
        [
            "every job of a project",
            gitlab({ job: { claims: [] } }),
            "job.claims: must name a claim, or every job of the project matches",
        ],
        [
            "an organisation as it is displayed",
            pulumi({ organization: "Contoso" }),
            "organization: must be in lower case, as tokens have it",
        ],
        [
            "no operation",
            pulumi({ job: { projects: ["a"], stack: "prod", operations: [] } }),
            "job.operations: must name operations of Pulumi",
        ],
        [
            "no project",
            pulumi({ job: { projects: [], stack: "prod", operations: ["update"] } }),
            "job.projects: must name a project",
        ],
        [
            "an ESC environment without its project",
            pulumi({ job: { escEnvironment: "prod" } }),
            "job.escEnvironment: must be an environment with its project",
        ],
        [
            "an issuer without TLS",
            gitlab({ issuer: "http://gitlab.example.com", audience: "aws" }),
            "issuer: must be an https address without query, port or slash at its end",
        ],
        [
            "an issuer with a slash at its end",
            gitlab({ issuer: "https://gitlab.example.com/", audience: "aws" }),
            "issuer: must be an https address without query, port or slash at its end",
        ],
    ] as const) {
        it(`refuses ${what}`, () => {
            assert.deepEqual(refused(identity), [`deploy.${words}`]);
        });
    }
});
