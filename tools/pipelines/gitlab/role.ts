import type { PipelineEnvironment } from "../model/pipelines.ts";

/** Has Node, npm and git; the repository brings its own Node 24. */
export const IMAGE = "node:24-bookworm";

export const INSTALL = "npm ci --include=dev --include=optional --no-audit --no-fund --loglevel=error";

/** Days for which reports can be looked at. */
export const KEPT = "14 days";

/** What runs the real engine in an environment: an image that has it, a token for a role, and where to take it. */
export function inEnvironment(
    { name, region }: Pick<PipelineEnvironment, "name" | "region">,
    variables: Readonly<Record<string, string>> = {},
): object {
    return {
        // Said as a variable, so that a project can put its own image in its place.
        image: { name: "$PLINTH_RUNNER_IMAGE", entrypoint: [""] },
        id_tokens: { AWS_TOKEN: { aud: "$CI_SERVER_URL" } },
        variables: { ENVIRONMENT: name, ...variables, AWS_REGION: region, PULUMI_SKIP_UPDATE_CHECK: "true" },
    };
}

/** The AWS SDK takes the role by itself, from a file that nobody else reads. */
export const assumeRole: readonly string[] = [
    "umask 077",
    "export AWS_WEB_IDENTITY_TOKEN_FILE=$(mktemp)",
    'printf "%s" "$AWS_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE"',
    'export AWS_ROLE_ARN="$PLINTH_ROLE_ARN" AWS_ROLE_SESSION_NAME="plinth-$CI_PIPELINE_ID"',
];

/** All that a job needs before it runs the real engine in an environment. */
export const takeRole: readonly string[] = [INSTALL, 'export PATH="$PWD/node_modules/.bin:$PATH"', ...assumeRole];

/** An environment with a role that reads. */
export function previewEnvironment(name: string): object {
    return { name: `${name}-preview`, deployment_tier: "testing" };
}
