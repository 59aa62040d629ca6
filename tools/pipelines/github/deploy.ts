import { DEPLOY } from "../model/scripts.ts";
import type { PipelineEnvironment, Pipelines } from "../model/pipelines.ts";
import { credentials, STATE } from "./credentials.ts";
import { checkout, install, type Job, ownNode, pulumiCli, type Workflow } from "./workflow.ts";
import { expression } from "./expression.ts";
import { uploadSarif } from "./uploadSarif.ts";

/** Says that environments, roles and state are set up; until then a merge deploys nothing. */
export const DEPLOY_SWITCH = "PLINTH_DEPLOY";

/**
 * What is merged goes to every environment in turn, as the same commit. A GitHub environment of each name decides who
 * approves, from which branch, and which role there is.
 */
export function deploy({ environments, promoted }: Pipelines): Workflow {
    const jobs = promoted.map((environment, index): [string, Job] => {
        const before = promoted[index - 1];
        return [environment.name, deployJob(environment, before === undefined ? "test" : before.name)];
    });
    return {
        name: "Deploy",
        on: { push: { branches: ["main"] } },
        jobs: { test, scan: scanJob(environments), ...Object.fromEntries(jobs) },
    };
}

const test: Job = {
    name: "Tests",
    minutes: 90,
    permissions: { contents: "read" },
    steps: [checkout({ "fetch-depth": 0 }), { name: "Install and test", run: ".ci/run" }],
};

/** What code scanning compares pull requests with: the findings of the branch itself. */
function scanJob(environments: readonly PipelineEnvironment[]): Job {
    return {
        name: `Code scanning of ${expression("matrix.environment")}`,
        if: "vars.PLINTH_CODE_SCANNING == 'true'",
        strategy: { "fail-fast": false, matrix: { environment: environments.map(({ name }) => name) } },
        permissions: { actions: "read", contents: "read", "security-events": "write" },
        steps: [
            checkout(),
            install,
            {
                name: "Preview",
                env: { ENVIRONMENT: expression("matrix.environment") },
                // Blocked (2) is no failure here: what blocks is what is to be uploaded.
                run: 'npx plinth preview "$ENVIRONMENT" --format sarif --out reports || [ $? -eq 2 ]',
            },
            uploadSarif,
        ],
    };
}

function deployJob(environment: PipelineEnvironment, after: string): Job {
    const { name } = environment;
    return {
        name: `Deploy ${name}`,
        needs: [after],
        if: `vars.${DEPLOY_SWITCH} == 'true'`,
        environment: name,
        // One at a time in all stacks of the environment; a deployment that is cut off leaves operations pending.
        concurrency: { group: `deploy-${name}`, "cancel-in-progress": false },
        minutes: 120,
        permissions: { contents: "read", "id-token": "write" },
        steps: [
            checkout({ ref: expression("github.sha"), "fetch-depth": 0 }),
            install,
            ownNode,
            pulumiCli,
            credentials(environment, "deploy"),
            {
                name: "Deploy",
                env: { ...STATE, ENVIRONMENT: name, BEFORE: expression("github.event.before") },
                run: DEPLOY,
            },
        ],
    };
}
