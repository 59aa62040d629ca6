import { DRIFT_CRON } from "../model/schedules.ts";
import type { PipelineEnvironment, Pipelines } from "../model/pipelines.ts";
import { DRIFT, DRIFT_ISSUES } from "../model/scripts.ts";
import { atEnvironment, STATE } from "./credentials.ts";
import { IS_SWITCHED_ON } from "./deploy.ts";
import { expression } from "./expression.ts";
import { checkout, install, type Job, type Step, upload, use, type Workflow } from "./workflow.ts";

/**
 * What somebody changed past the pipelines: one issue for each stack, opened, updated and closed by itself. Jobs that see an
 * environment cannot write to the repository, and the one that writes issues sees no environment.
 */
export function drift({ environments }: Pipelines): Workflow {
    const looking = environments.map((environment) => [environment.name, lookingJob(environment)] as const);
    return {
        name: "Drift",
        on: { schedule: [{ cron: DRIFT_CRON }], workflow_dispatch: {} },
        concurrency: { group: "drift", "cancel-in-progress": false },
        jobs: { ...Object.fromEntries(looking), issues: issuesJob(environments) },
    };
}

/** Nothing in a pipeline says whether somebody looks after an environment that no pipeline deploys: its role does. */
const isLookedAt: Step = {
    name: "Is there a role",
    id: "role",
    env: { ROLE: expression("vars.PLINTH_ROLE_ARN") },
    run: [
        'if [ -n "$ROLE" ]; then there=true; else there=false; echo "::notice::There is no PLINTH_ROLE_ARN here: nobody looks for drift"; fi',
        'echo "there=$there" >> "$GITHUB_OUTPUT"',
    ].join("\n"),
};

function lookingJob(environment: PipelineEnvironment): Job {
    const { name, byHand } = environment;
    const steps = lookingSteps(environment);
    return {
        name: `Drift of ${name}`,
        if: IS_SWITCHED_ON,
        environment: `${name}-preview`,
        minutes: 60,
        permissions: { contents: "read", "id-token": "write" },
        steps: byHand === undefined ? steps : [isLookedAt, ...steps.map(whereThereIsARole)],
    };
}

function lookingSteps(environment: PipelineEnvironment): Step[] {
    const { name, byHand } = environment;
    return [
        ...atEnvironment(environment, "drift"),
        {
            name: "Compare with the cloud",
            env: { ...STATE, ENVIRONMENT: name, ...(byHand === undefined ? {} : { BY_HAND: "true" }) },
            // Drift (2) is no failure of this job: its issue is the alarm.
            run: `${DRIFT} | tee -a "$GITHUB_STEP_SUMMARY" || [ $? -eq 2 ]`,
        },
        upload("Leave it for who writes issues", `drift-${name}`, "drift/", 14, true),
    ];
}

function whereThereIsARole({ name, id, if: condition, ...step }: Step): Step {
    const there = "steps.role.outputs.there == 'true'";
    const also = condition?.replace(/^\$\{\{ | \}\}$/g, "");
    return {
        name,
        ...(id === undefined ? {} : { id }),
        if: also === undefined ? there : expression(`${also} && ${there}`),
        ...step,
    };
}

function issuesJob(environments: readonly PipelineEnvironment[]): Job {
    return {
        name: "Issues",
        needs: environments.map(({ name }) => name),
        // What could be read counts, whatever failed beside it.
        if: expression(`!cancelled() && ${IS_SWITCHED_ON}`),
        minutes: 10,
        permissions: { contents: "read", issues: "write" },
        steps: [
            checkout(),
            install,
            use("What was found", "actions/download-artifact", {
                with: { pattern: "drift-*", path: "drift", "merge-multiple": true },
            }),
            {
                name: "Open, update and close issues",
                env: { ISSUES_TOKEN: expression("github.token") },
                run: DRIFT_ISSUES,
            },
        ],
    };
}
