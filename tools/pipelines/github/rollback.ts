import type { PipelineEnvironment, Pipelines } from "../model/pipelines.ts";
import { ROLLBACK } from "../model/scripts.ts";
import { atEnvironment, STATE } from "./credentials.ts";
import { oneAtATime } from "./deploy.ts";
import { expression } from "./expression.ts";
import { keepRecords } from "./records.ts";
import type { Job, Workflow } from "./workflow.ts";

const GIVEN = {
    KIND: expression("inputs.kind"),
    TARGET: expression("inputs.target"),
    AT: expression("inputs.at"),
    REASON: expression("inputs.reason"),
};

/**
 * Takes an environment back. Somebody starts it and says why; what it would do is there to be read, with a role that reads,
 * before those who answer for the environment approve. Data is never restored by a pipeline: it says how somebody does.
 */
export function rollback({ promoted }: Pipelines): Workflow {
    const jobs = promoted.flatMap((environment) => [
        [`propose-${environment.name}`, proposeJob(environment)] as const,
        [environment.name, rollbackJob(environment)] as const,
    ]);
    return {
        name: "Roll back",
        on: {
            workflow_dispatch: {
                inputs: {
                    environment: {
                        description: "Where",
                        required: true,
                        type: "choice",
                        options: promoted.map(({ name }) => name),
                    },
                    kind: {
                        description: "app: releases; infra: programs and settings; data: says how it is restored",
                        required: true,
                        type: "choice",
                        options: ["app", "infra", "data"],
                    },
                    target: {
                        description:
                            "A tag deploy/<environment>/<n> or a commit; empty: the last that was verified. Of data: the resource",
                        type: "string",
                    },
                    at: {
                        description: "Of data: a UTC time such as 2026-11-21T10:00:00Z, or a snapshot",
                        type: "string",
                    },
                    reason: { description: "Why; the journal keeps it", required: true, type: "string" },
                },
            },
        },
        jobs: Object.fromEntries(jobs),
    };
}

function proposeJob(environment: PipelineEnvironment): Job {
    const { name } = environment;
    return {
        name: `What it means in ${name}`,
        if: `inputs.environment == '${name}'`,
        environment: `${name}-preview`,
        minutes: 60,
        permissions: { contents: "read", "id-token": "write" },
        steps: [
            ...atEnvironment(environment, "propose", { "fetch-depth": 0 }),
            {
                name: "Propose",
                env: { ...STATE, ENVIRONMENT: name, ...GIVEN, PROPOSE: "true" },
                run: ROLLBACK,
            },
        ],
    };
}

function rollbackJob(environment: PipelineEnvironment): Job {
    const { name } = environment;
    return {
        name: `Roll back ${name}`,
        needs: [`propose-${name}`],
        // Where the proposal is refused, nothing is left to approve.
        if: `inputs.environment == '${name}' && inputs.kind != 'data'`,
        environment: name,
        concurrency: oneAtATime(environment),
        minutes: 120,
        permissions: { contents: "read", "id-token": "write" },
        steps: [
            ...atEnvironment(environment, "rollback", { "fetch-depth": 0 }),
            { name: "Roll back", env: { ...STATE, ENVIRONMENT: name, ...GIVEN }, run: ROLLBACK },
            ...keepRecords(environment),
        ],
    };
}
