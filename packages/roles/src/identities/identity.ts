/**
 * A repository by what never changes: GitHub puts both ids into the subject of repositories made, renamed or moved after
 * 2026-07-15, and of older ones that opt in (GitHub Docs, "OpenID Connect reference", Immutable subject claims). The ids
 * stand in `GET /repos/{owner}/{repo}` as `owner.id` and `id`.
 */
export interface ImmutableRepository {
    readonly owner: string;
    readonly ownerId: number;
    readonly name: string;
    readonly id: number;
}

/** A repository by its names alone. Whoever gets the names after its owner gave them up, gets the role. */
export interface RenamableRepository {
    readonly owner: string;
    readonly name: string;
    /** Why the subject has no ids: GitHub Enterprise Server has none, an older repository may not have opted in yet. */
    readonly withoutIds: string;
    /** The repository's id, checked beside the subject where GitHub.com issues the token. */
    readonly id?: number | undefined;
}

/** A job that names a GitHub environment: its protection rules decide who gets here. */
export interface EnvironmentJob {
    readonly environment: string;
}

/**
 * A job of a pull request, in one workflow. `pull_request` alone is everybody who may open one, with whatever workflow
 * they write into it: so the job has to come from a reusable workflow at a ref that pull requests do not change.
 */
export interface PullRequestJob {
    /** `owner/repository/.github/workflows/file.yml@refs/heads/main`: the claim `job_workflow_ref`. */
    readonly pullRequestWorkflow: string;
}

/** Jobs of GitHub Actions. */
export interface GitHubIdentity<Job = EnvironmentJob | PullRequestJob> {
    readonly forge: "github";
    readonly repository: ImmutableRepository | RenamableRepository;
    readonly job: Job;
    /** @default https://token.actions.githubusercontent.com; `https://HOST/_services/token` for GitHub Enterprise Server */
    readonly issuer?: string | undefined;
    /** @default sts.amazonaws.com - what aws-actions/configure-aws-credentials asks for */
    readonly audience?: string | undefined;
}

/** The names of claims that GitLab can put into a subject behind `project_path`. */
export const GITLAB_CLAIMS = ["ref_type", "ref", "ref_protected", "environment_protected", "deployment_tier"] as const;

/**
 * Jobs of GitLab CI/CD. The subject is `project_path:GROUP/PROJECT:ref_type:branch:ref:BRANCH` unless the project's
 * `ci_id_token_sub_claim_components` names other claims (GitLab Docs, "OpenID Connect (OIDC) Authentication Using ID
 * Tokens"; claims for environments since GitLab 18.7). A merge request from a fork carries the fork's path (18.2.2), so
 * forks never match.
 */
export interface GitLabIdentity {
    readonly forge: "gitlab";
    /** With its groups: `acme/platform`. */
    readonly project: string;
    readonly job:
        | { readonly branch: string }
        | { readonly tag: string }
        /** The claims behind `project_path`, in the project's order: `[["deployment_tier", "production"]]`. */
        | { readonly claims: readonly (readonly [(typeof GITLAB_CLAIMS)[number], string])[] };
    /** @default https://gitlab.com */
    readonly issuer?: string | undefined;
    /** What the job asks for under `id_tokens`. @default the issuer - as GitLab's guide for AWS has it */
    readonly audience?: string | undefined;
}

export const PULUMI_OPERATIONS = ["preview", "update", "refresh", "destroy"] as const;
export type PulumiOperation = (typeof PULUMI_OPERATIONS)[number];

/** Runs of Pulumi Deployments: one subject for each project and operation. */
export interface DeploymentsJob<Operation = PulumiOperation> {
    readonly projects: readonly string[];
    readonly stack: string;
    readonly operations: readonly Operation[];
}

/** Whoever may open one environment of Pulumi ESC: `project/environment`. */
export interface EscJob {
    readonly escEnvironment: string;
}

/**
 * Runs of Pulumi Cloud (Pulumi Docs, "OIDC Setup for Pulumi Deployments" and "Configuring OpenID Connect for Pulumi ESC").
 * Both have one issuer; Deployments' audience is the organisation, that of ESC `aws:` and the organisation.
 */
export interface PulumiIdentity<Job = DeploymentsJob | EscJob> {
    readonly forge: "pulumi";
    /** The name in the console's address, in lower case. */
    readonly organization: string;
    readonly job: Job;
}

/** Who runs previews or deployments. Every kind gives subjects that are compared whole. */
export type Identity = GitHubIdentity | GitLabIdentity | PulumiIdentity;

/** Who may read an environment. */
export type PreviewIdentity = GitHubIdentity | GitLabIdentity | PulumiIdentity<DeploymentsJob<"preview"> | EscJob>;

/** Who may change an environment: never the job of a pull request. */
export type DeployIdentity =
    | GitHubIdentity<EnvironmentJob>
    | GitLabIdentity
    | PulumiIdentity<DeploymentsJob<Exclude<PulumiOperation, "preview">> | EscJob>;
