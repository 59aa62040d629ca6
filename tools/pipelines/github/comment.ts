import { readFileSync } from "node:fs";
import { PULL_REQUEST } from "./pullRequest.ts";
import type { Workflow } from "./workflow.ts";
import { expression } from "./expression.ts";

const EVENT = "github.event.workflow_run";

/**
 * Posts the comment of a pull request, of forks, too. It runs as the default branch has it, may write comments, and takes
 * nothing but text from the run it follows: no checkout, no code, no action.
 */
export function pullRequestComment(): Workflow {
    return {
        name: "Comment on the pull request",
        on: { workflow_run: { workflows: [PULL_REQUEST], types: ["completed"] } },
        concurrency: {
            group: `comment-${expression(`${EVENT}.head_repository.id`)}-${expression(`${EVENT}.head_branch`)}`,
            "cancel-in-progress": false,
        },
        jobs: {
            post: {
                name: "Post",
                if: `${EVENT}.event == 'pull_request'`,
                minutes: 5,
                permissions: { actions: "read", "pull-requests": "write" },
                steps: [
                    {
                        name: "Post",
                        env: {
                            GH_TOKEN: expression("github.token"),
                            REPOSITORY: expression("github.repository"),
                            RUN_ID: expression(`${EVENT}.id`),
                            HEAD_OWNER: expression(`${EVENT}.head_repository.owner.login`),
                            HEAD_REPOSITORY: expression(`${EVENT}.head_repository.full_name`),
                            HEAD_BRANCH: expression(`${EVENT}.head_branch`),
                            HEAD_SHA: expression(`${EVENT}.head_sha`),
                        },
                        run: readFileSync(new URL("../scripts/postComment.sh", import.meta.url), "utf8"),
                    },
                ],
            },
        },
    };
}
