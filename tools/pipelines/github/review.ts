import { readFileSync } from "node:fs";
import { type Pipelines, reviewBase } from "../model/pipelines.ts";
import { SWEEP_CRON } from "../model/schedules.ts";
import { REVIEW_SWEEP, REVIEW_UP } from "../model/scripts.ts";
import { atEnvironment, STATE } from "./credentials.ts";
import { expression } from "./expression.ts";
import { PULL_REQUEST } from "./pullRequest.ts";
import type { Job, Step, Workflow } from "./workflow.ts";

/** Of both workflows; its reviewers, where it has some, read each commit before it runs with the role. */
const ENVIRONMENT = "review";
const IS_SWITCHED_ON = "vars.PLINTH_REVIEW == 'true'";
const RUN = "github.event.workflow_run";
const FORGE = { GH_TOKEN: expression("github.token"), REPOSITORY: expression("github.repository") };

function inlined(script: string): string {
    return readFileSync(new URL(`../scripts/${script}`, import.meta.url), "utf8");
}

/**
 * A pull request's own environment, for who gives it a label. It follows the checks, as the default branch has it: the pull
 * request can change none of these steps, and where its checks failed, or where it is a fork's, nothing is deployed.
 */
export function review(pipelines: Pipelines): Workflow {
    const { region } = reviewBase(pipelines);
    const find: Job = {
        name: "Find the pull request",
        if: expression(
            `${IS_SWITCHED_ON} && (github.event_name == 'workflow_dispatch' || ${RUN}.conclusion == 'success' && ${RUN}.event == 'pull_request' && ${RUN}.head_repository.full_name == github.repository)`,
        ),
        minutes: 5,
        permissions: { "pull-requests": "read" },
        outputs: {
            number: expression("steps.find.outputs.number"),
            commit: expression("steps.find.outputs.commit"),
            labels: expression("steps.find.outputs.labels"),
        },
        steps: [
            {
                name: "Find the pull request",
                id: "find",
                env: {
                    ...FORGE,
                    NUMBER: expression("inputs.number"),
                    COMMIT: expression("inputs.commit"),
                    HEAD_BRANCH: expression(`${RUN}.head_branch`),
                    HEAD_SHA: expression(`${RUN}.head_sha`),
                },
                run: inlined("findReview.sh"),
            },
        ],
    };
    const up: Job = {
        name: "Deploy the review environment",
        needs: ["find"],
        if: "needs.find.outputs.number != ''",
        environment: ENVIRONMENT,
        concurrency: { group: `review-${expression("needs.find.outputs.number")}`, "cancel-in-progress": false },
        minutes: 120,
        permissions: { contents: "read", "id-token": "write" },
        steps: [
            ...atEnvironment({ name: ENVIRONMENT, region }, "up", {
                ref: expression("needs.find.outputs.commit"),
            }),
            {
                name: "Deploy",
                env: {
                    ...STATE,
                    NUMBER: expression("needs.find.outputs.number"),
                    LABELS: expression("needs.find.outputs.labels"),
                },
                run: `${REVIEW_UP} | tee -a "$GITHUB_STEP_SUMMARY"`,
            },
        ],
    };
    return {
        name: "Review environment",
        on: {
            workflow_run: { workflows: [PULL_REQUEST], types: ["completed"] },
            workflow_dispatch: {
                inputs: {
                    number: { description: "Of the pull request", required: true, type: "string" },
                    commit: {
                        description: "The whole id of its last commit, as you have read it",
                        required: true,
                        type: "string",
                    },
                },
            },
        },
        jobs: { find, up },
    };
}

/**
 * Takes review environments down that have expired, or whose pull request is closed or has lost its label. Nothing of a pull
 * request is needed for that, so none can keep its environment.
 */
export function reviewSweep(pipelines: Pipelines): Workflow {
    const { region } = reviewBase(pipelines);
    const which: Step = { name: "Which are wanted", id: "open", env: FORGE, run: inlined("openReviews.sh") };
    return {
        name: "Sweep review environments",
        on: { schedule: [{ cron: SWEEP_CRON }], workflow_dispatch: {} },
        concurrency: { group: "review-sweep", "cancel-in-progress": false },
        jobs: {
            open: {
                name: "Which are wanted",
                if: IS_SWITCHED_ON,
                minutes: 5,
                permissions: { "pull-requests": "read" },
                outputs: { open: expression("steps.open.outputs.open") },
                steps: [which],
            },
            sweep: {
                name: "Take the others down",
                needs: ["open"],
                environment: ENVIRONMENT,
                minutes: 120,
                permissions: { contents: "read", "id-token": "write" },
                steps: [
                    ...atEnvironment({ name: ENVIRONMENT, region }, "sweep"),
                    {
                        name: "Sweep",
                        env: { ...STATE, OPEN: expression("needs.open.outputs.open") },
                        run: REVIEW_SWEEP,
                    },
                ],
            },
        },
    };
}
