import type { PipelineEnvironment, Pipelines } from "../model/pipelines.ts";
import { realPreview } from "../model/scripts.ts";
import { atEnvironment, STATE } from "./credentials.ts";
import { expression } from "./expression.ts";
import type { Job, Step, Workflow } from "./workflow.ts";

/**
 * The real engine's preview of a pull request, with a role that reads. Somebody who may write to this repository starts it
 * for one commit that they have read: its code runs with the role. It runs as the default branch has it, so a pull request
 * cannot change its steps, and the GitHub environment lets in no other branch.
 */
export function realPreviews({ promoted }: Pipelines): Workflow {
    return {
        name: "Real preview",
        on: {
            workflow_dispatch: {
                inputs: {
                    commit: {
                        description: "The whole id of the pull request's last commit, as you have read it",
                        required: true,
                        type: "string",
                    },
                    environment: {
                        description: "Where",
                        required: true,
                        type: "choice",
                        options: promoted.map(({ name }) => name),
                    },
                },
            },
        },
        jobs: Object.fromEntries(promoted.map((environment) => [environment.name, previewJob(environment)])),
    };
}

const checkCommit: Step = {
    name: "Check the commit's id",
    env: { COMMIT: expression("inputs.commit") },
    // A branch or a short id could mean other code by the time it is checked out.
    run: 'if [[ ! "$COMMIT" =~ ^[0-9a-f]{40}$ ]]; then echo "commit: must be the whole id, 40 characters" >&2; exit 1; fi',
};

function previewJob(environment: PipelineEnvironment): Job {
    const { name, stacks } = environment;
    return {
        name: `Real preview of ${name}`,
        if: `inputs.environment == '${name}'`,
        environment: `${name}-preview`,
        minutes: 60,
        permissions: { contents: "read", "id-token": "write" },
        steps: [
            checkCommit,
            ...atEnvironment(environment, "preview", { ref: expression("inputs.commit") }),
            ...stacks.map((folder): Step => ({
                name: `Preview ${folder === "." ? "the environment" : folder}`,
                env: STATE,
                run: realPreview(folder, name),
            })),
        ],
    };
}
