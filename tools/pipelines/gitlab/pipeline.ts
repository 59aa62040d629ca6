import { PULUMI_VERSION } from "../github/workflow.ts";
import type { PipelineEnvironment, Pipelines } from "../model/pipelines.ts";
import { DEPLOY, PREVIEW, realPreview } from "../model/scripts.ts";

/** Has Node, npm and git; the repository brings its own Node 24. */
const IMAGE = "node:24-bookworm";
/** Has the Pulumi CLI, Node, npm and git; its tag is the CLI's version. */
const PULUMI_IMAGE = `pulumi/pulumi-nodejs:${PULUMI_VERSION}`;
const INSTALL = "npm ci --include=dev --include=optional --no-audit --no-fund --loglevel=error";

const IS_MERGE_REQUEST = '$CI_PIPELINE_SOURCE == "merge_request_event"';
const IS_DEFAULT_BRANCH = "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH";
const BASE = "$CI_MERGE_REQUEST_DIFF_BASE_SHA";
const KEPT = "14 days";

/** The same stages as in GitHub Actions: quick checks, previews, one comment, tests; then each environment in turn. */
export function gitlabPipeline(pipelines: Pipelines): object {
    const { environments, promoted } = pipelines;
    return {
        workflow: { rules: [{ if: IS_MERGE_REQUEST }, { if: IS_DEFAULT_BRANCH }] },
        stages: ["quick", "preview", "test", "comment", ...promoted.map(({ name }) => `deploy-${name}`)],
        default: { image: IMAGE, interruptible: true },
        // All commits: a preview compares with where the branch began.
        variables: { GIT_DEPTH: 0 },
        quick: {
            stage: "quick",
            script: [
                INSTALL,
                "npm run --silent types",
                "npm run --silent lint",
                "npm run --silent format:check",
                "npx plinth settings check",
                "npx node tools/pipelines/command.ts --check",
            ],
        },
        ...Object.fromEntries(environments.map((each) => [`preview-${each.name}`, previewJob(each)])),
        test: { stage: "test", needs: ["quick"], timeout: "90 minutes", script: [".ci/run"] },
        comment: commentJob(environments),
        ...Object.fromEntries(promoted.map((each) => [`real-preview-${each.name}`, realPreviewJob(each)])),
        ...Object.fromEntries(promoted.map((each) => [`deploy-${each.name}`, deployJob(each)])),
    };
}

function previewJob({ name, paths }: PipelineEnvironment): object {
    return {
        stage: "preview",
        needs: ["quick"],
        rules: [{ if: IS_MERGE_REQUEST, changes: { paths: [...paths] } }],
        variables: { ENVIRONMENT: name },
        script: [INSTALL, `BASE="${BASE}" ${PREVIEW}`],
        artifacts: {
            when: "always",
            expire_in: KEPT,
            paths: ["reports/"],
            reports: { junit: `reports/${name}.xml`, codequality: `reports/${name}.gitlab.json` },
        },
    };
}

/** GitLab shows it beside the merge request; a job's token cannot write notes. */
function commentJob(environments: readonly PipelineEnvironment[]): object {
    return {
        stage: "comment",
        rules: [{ if: IS_MERGE_REQUEST, when: "always" }],
        needs: environments.map(({ name }) => ({ job: `preview-${name}`, optional: true })),
        script: [
            INSTALL,
            `environments=$(npx node tools/pipelines/affectedCommand.ts --base "${BASE}" | tr -d '[]"' | tr ',' ' ')`,
            'npx plinth comment $environments --from reports --whole-at "$CI_PIPELINE_URL" > comment.md',
        ],
        artifacts: { expire_in: KEPT, paths: ["comment.md"], expose_as: "Plinth preview" },
    };
}

/**
 * The real engine's preview, with a role that reads. A merge request brings its own version of this job, so whoever starts it
 * has read both: the environment has to be protected, and the role's trust has to ask for that.
 */
function realPreviewJob({ name, region, stacks }: PipelineEnvironment): object {
    return {
        stage: "preview",
        image: { name: PULUMI_IMAGE, entrypoint: [""] },
        needs: ["quick"],
        rules: [{ if: `${IS_MERGE_REQUEST} && $PLINTH_REAL_PREVIEW == "true"`, when: "manual", allow_failure: true }],
        environment: { name: `${name}-preview`, deployment_tier: "testing" },
        timeout: "1 hour",
        ...withRole(region),
        script: [...takeRole, ...stacks.map((folder) => realPreview(folder, name))],
    };
}

/** The token that a role is taken with, and where. */
function withRole(region: string, variables: Readonly<Record<string, string>> = {}): object {
    return {
        id_tokens: { AWS_TOKEN: { aud: "$CI_SERVER_URL" } },
        variables: { ...variables, AWS_REGION: region, PULUMI_SKIP_UPDATE_CHECK: "true" },
    };
}

/** The AWS SDK takes the role by itself, from a file that nobody else reads. */
const takeRole = [
    INSTALL,
    'export PATH="$PWD/node_modules/.bin:$PATH"',
    "umask 077",
    "export AWS_WEB_IDENTITY_TOKEN_FILE=$(mktemp)",
    'printf "%s" "$AWS_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE"',
    'export AWS_ROLE_ARN="$PLINTH_ROLE_ARN" AWS_ROLE_SESSION_NAME="plinth-$CI_PIPELINE_ID"',
];

function deployJob({ name, region, production }: PipelineEnvironment): object {
    return {
        stage: `deploy-${name}`,
        image: { name: PULUMI_IMAGE, entrypoint: [""] },
        // Someone starts what customers use. `allow_failure: false`: nothing behind it goes on before.
        rules: [
            {
                if: `${IS_DEFAULT_BRANCH} && $PLINTH_DEPLOY == "true"`,
                ...(production ? { when: "manual", allow_failure: false } : {}),
            },
        ],
        environment: {
            name,
            deployment_tier: production ? "production" : name === "staging" ? "staging" : "development",
        },
        resource_group: `deploy-${name}`,
        interruptible: false,
        timeout: "2 hours",
        ...withRole(region, { ENVIRONMENT: name }),
        script: [...takeRole, `BEFORE="$CI_COMMIT_BEFORE_SHA" ${DEPLOY}`],
    };
}
