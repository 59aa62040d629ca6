import { PULUMI_VERSION } from "../github/workflow.ts";
import type { Pipelines } from "../model/pipelines.ts";
import { deployJobs, deployStages, rollbackJobs, rollbackVariables } from "./deploy.ts";
import { imageJobs, imageStages } from "./images.ts";
import { commentJob, defaults, previewJob, quickJob, realPreviewJob, testJob } from "./pullRequest.ts";
import { pipelineRules } from "./rules.ts";
import { driftJobs, metricsJob, reviewJobs } from "./schedules.ts";

/** Has the Pulumi CLI, Node, npm and git; its tag is the CLI's version. */
const PULUMI_IMAGE = `pulumi/pulumi-nodejs:${PULUMI_VERSION}`;

/** The same as in GitHub Actions: checks, previews, one comment, tests; each environment in turn; drift, reviews, rollbacks. */
export function gitlabPipeline(pipelines: Pipelines): object {
    const { environments, promoted, images } = pipelines;
    return {
        workflow: { rules: pipelineRules },
        stages: [
            ...["quick", "preview", "review", "test", "comment"],
            ...imageStages(images),
            ...deployStages(promoted),
            ...["propose", "roll-back", "drift", "issues", "metrics"],
        ],
        default: defaults,
        // All commits: a preview compares with where the branch began, a deployment with what was deployed.
        variables: { GIT_DEPTH: 0, PLINTH_RUNNER_IMAGE: PULUMI_IMAGE, ...rollbackVariables(promoted) },
        quick: quickJob,
        ...Object.fromEntries(environments.map((each) => [`preview-${each.name}`, previewJob(each)])),
        test: testJob,
        comment: commentJob(environments),
        ...Object.fromEntries(promoted.map((each) => [`real-preview-${each.name}`, realPreviewJob(each)])),
        ...reviewJobs(pipelines),
        ...imageJobs(pipelines),
        ...deployJobs(promoted),
        ...rollbackJobs(promoted),
        ...driftJobs(environments),
        metrics: metricsJob(promoted),
    };
}
