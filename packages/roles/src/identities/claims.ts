import type { GitHubIdentity, GitLabIdentity, Identity, PulumiIdentity } from "./identity.ts";

const GITHUB = "https://token.actions.githubusercontent.com";
const GITLAB = "https://gitlab.com";
const PULUMI = "https://api.pulumi.com/oidc";

/** What a token has to say, each compared whole. */
export interface Claims {
    /** Who signs the token. One identity provider per issuer and account. */
    readonly issuer: string;
    readonly audience: string;
    readonly subjects: readonly string[];
    /** Further claims by name. AWS compares those of GitHub.com only (STS, February 2026). */
    readonly others: Readonly<Record<string, string>>;
}

/** What the tokens of an identity say. */
export function claimsOf(identity: Identity): Claims {
    switch (identity.forge) {
        case "github":
            return githubClaims(identity);
        case "gitlab":
            return gitlabClaims(identity);
        case "pulumi":
            return pulumiClaims(identity);
    }
}

/** Whether AWS knows more of the issuer's claims than audience and subject. */
export function hasFurtherClaims(issuer: string): boolean {
    return issuer === GITHUB;
}

function githubClaims({ repository, job, issuer = GITHUB, audience = "sts.amazonaws.com" }: GitHubIdentity): Claims {
    const { owner, name } = repository;
    const whole =
        "ownerId" in repository ? `${owner}@${repository.ownerId}/${name}@${repository.id}` : `${owner}/${name}`;
    // A colon inside a value is written %3A, so that nobody's environment can look like another part of the subject.
    const context = "environment" in job ? `environment:${job.environment.replaceAll(":", "%3A")}` : "pull_request";
    return {
        issuer,
        audience,
        subjects: [`repo:${whole}:${context}`],
        others: {
            ...("withoutIds" in repository && repository.id !== undefined && hasFurtherClaims(issuer)
                ? { repository_id: String(repository.id) }
                : {}),
            ...("pullRequestWorkflow" in job ? { job_workflow_ref: job.pullRequestWorkflow } : {}),
        },
    };
}

function gitlabClaims({ project, job, issuer = GITLAB, audience = issuer }: GitLabIdentity): Claims {
    const claims: readonly (readonly [string, string])[] =
        "claims" in job
            ? job.claims
            : "branch" in job
              ? [
                    ["ref_type", "branch"],
                    ["ref", job.branch],
                ]
              : [
                    ["ref_type", "tag"],
                    ["ref", job.tag],
                ];
    const parts = [["project_path", project], ...claims].map(([name, value]) => `${name}:${value}`);
    return { issuer, audience, subjects: [parts.join(":")], others: {} };
}

function pulumiClaims({ organization, job }: PulumiIdentity): Claims {
    if ("escEnvironment" in job) {
        // Environments of the project "default" are named without it, in audience and subject.
        const [project, name = ""] = job.escEnvironment.split("/");
        const isDefault = project === "default";
        const environment = isDefault ? name : job.escEnvironment;
        return {
            issuer: PULUMI,
            audience: isDefault ? organization : `aws:${organization}`,
            subjects: [`pulumi:environments:org:${organization}:env:${environment}`],
            others: {},
        };
    }
    const subjects = job.projects.flatMap((project) =>
        job.operations.map(
            (operation) =>
                `pulumi:deploy:org:${organization}:project:${project}:stack:${job.stack}:operation:${operation}:scope:write`,
        ),
    );
    return { issuer: PULUMI, audience: organization, subjects, others: {} };
}
