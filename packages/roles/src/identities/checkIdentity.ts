import type { Problem } from "@plinth/core/errors";
import { hasFurtherClaims, claimsOf } from "./claims.ts";
import { GITLAB_CLAIMS, type GitHubIdentity, type Identity, PULUMI_OPERATIONS } from "./identity.ts";

type Refuse = (path: string, rule: string, value: unknown, fix: string) => void;

const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/;
const WORKFLOW = /^[^/@\s]+\/[^/@\s]+\/\.github\/workflows\/[^/@\s]+\.ya?ml@(refs\/(heads|tags)\/\S+|[0-9a-f]{40})$/;
/** IAM API Reference, CreateOpenIDConnectProvider, Url: at most 255 characters. */
const LONGEST_URL = 255;

/** Everything that is wrong with an identity, at once. */
export function checkIdentity(identity: Identity, path: string): Problem[] {
    const problems: Problem[] = [];
    const refuse: Refuse = (at, rule, value, fix) => problems.push({ path: `${path}.${at}`, rule, value, fix });
    checkTexts(identity, refuse);
    if (identity.forge === "github") checkGitHub(identity, refuse);
    if (identity.forge === "gitlab") {
        if (!/^[\w.-]+(\/[\w.-]+)+$/.test(identity.project)) {
            refuse("project", "must be a path with its groups", identity.project, "write group/project");
        }
        if ("claims" in identity.job) checkClaims(identity.job.claims, refuse);
    }
    if (identity.forge === "pulumi") {
        const { organization, job } = identity;
        if (organization !== organization.toLowerCase()) {
            const fix = "write it as the address of the console has it";
            refuse("organization", "must be in lower case, as tokens have it", organization, fix);
        }
        if ("escEnvironment" in job) {
            if (!/^[\w.-]+\/[\w.-]+$/.test(job.escEnvironment)) {
                const fix = "write project/environment";
                refuse("job.escEnvironment", "must be an environment with its project", job.escEnvironment, fix);
            }
        } else {
            if (job.projects.length === 0) refuse("job.projects", "must name a project", job.projects, "add one");
            const wrong = job.operations.filter((operation) => !PULUMI_OPERATIONS.includes(operation));
            if (job.operations.length === 0 || wrong.length > 0) {
                const fix = `choose from ${PULUMI_OPERATIONS.join(", ")}`;
                refuse("job.operations", "must name operations of Pulumi", job.operations, fix);
            }
        }
    }
    if ("issuer" in identity && identity.issuer !== undefined) checkIssuer(identity.issuer, refuse);
    return problems;
}

/** Names go into subjects that AWS compares whole: an asterisk there would be an ordinary character that never comes. */
function checkTexts(identity: Identity, refuse: Refuse): void {
    const { subjects, audience, others } = claimsOf(identity);
    for (const text of [...subjects, audience, ...Object.values(others)]) {
        if (/[*?]/.test(text)) {
            const rule = "must be whole: subjects are compared by StringEquals, so that nobody else's token matches";
            refuse(
                "job",
                rule,
                text,
                "name the repository, environment, branch or stack in full, one identity for each",
            );
        } else if (/\s|\$\{/.test(text) || /(^|[:/@])([:/@]|$)/.test(text.replace("://", ""))) {
            refuse("job", "must have no empty part, space or variable", text, "fill in every name");
        }
    }
}

function checkGitHub({ repository, job, issuer }: GitHubIdentity, refuse: Refuse): void {
    const { owner, name } = repository;
    if (!OWNER.test(owner))
        refuse(
            "repository.owner",
            "must be a user or organisation of GitHub",
            owner,
            "write what precedes the slash: acme of acme/platform",
        );
    if (!/^[\w.-]+$/.test(name))
        refuse(
            "repository.name",
            "must be a name without its owner",
            name,
            "write what follows the slash: platform of acme/platform",
        );
    const ids = "ownerId" in repository ? { ownerId: repository.ownerId, id: repository.id } : { id: repository.id };
    for (const [key, id] of Object.entries(ids)) {
        if (id === undefined || (Number.isInteger(id) && id > 0)) continue;
        refuse(`repository.${key}`, "must be a whole number", id, "read it from GET /repos/{owner}/{repo}");
    }
    if ("withoutIds" in repository && !/[A-Za-z]{3}/.test(repository.withoutIds)) {
        refuse("repository.withoutIds", "must say why", repository.withoutIds, "give ownerId and id, or a reason");
    }
    if (!("pullRequestWorkflow" in job)) return;
    const { pullRequestWorkflow: workflow } = job;
    if (!WORKFLOW.test(workflow) || /@refs\/pull\//.test(workflow)) {
        const fix = "write owner/repository/.github/workflows/preview.yml@refs/heads/main";
        refuse("job.pullRequestWorkflow", "must be a reusable workflow at a branch, tag or commit", workflow, fix);
    }
    if (issuer !== undefined && !hasFurtherClaims(issuer)) {
        const rule = "cannot be checked by AWS for this issuer, so any workflow of a pull request would get the role";
        refuse("job.pullRequestWorkflow", rule, issuer, "bind the role to an environment with protection rules");
    }
}

function checkClaims(claims: readonly (readonly [string, string])[], refuse: Refuse): void {
    if (claims.length === 0) {
        refuse("job.claims", "must name a claim, or every job of the project matches", claims, "add one");
    }
    claims.forEach(([name], index) => {
        if ((GITLAB_CLAIMS as readonly string[]).includes(name)) return;
        refuse(
            `job.claims[${index}]`,
            "must be a claim GitLab puts into subjects",
            name,
            `use ${GITLAB_CLAIMS.join(", ")}`,
        );
    });
}

/** What is wrong with the address of an issuer. */
export function issuerProblem(url: string): { rule: string; fix: string } | undefined {
    const fix = "write it as the token's iss claim has it, such as https://gitlab.example.com";
    if (!/^https:\/\/[a-z0-9.-]+(:443)?(\/[\w./-]*[\w-])?$/.test(url)) {
        return { rule: "must be an https address without query, port or slash at its end", fix };
    }
    return url.length > LONGEST_URL ? { rule: `must have at most ${LONGEST_URL} characters`, fix } : undefined;
}

function checkIssuer(url: string, refuse: Refuse): void {
    const problem = issuerProblem(url);
    if (problem !== undefined) refuse("issuer", problem.rule, url, problem.fix);
}
