import type { PipelineEnvironment } from "../model/pipelines.ts";
import { PLAN } from "../model/scripts.ts";
import { atEnvironment, STATE } from "./credentials.ts";
import { expression } from "./expression.ts";
import { type Job, type Step, upload, use } from "./workflow.ts";

/** Days for which a plan can be taken up: longer than most environments let one be applied (`delivery.plan.validHours`). */
const KEPT_DAYS = 7;

/** The job that plans an environment. */
export function planJobOf(environment: string): string {
    return `plan-${environment}`;
}

/**
 * Says what a deployment would do, with the role that reads, before those who answer for the environment approve: what they
 * have read is what the deployment does then.
 *
 * @param on when it runs.
 */
export function planJob(environment: PipelineEnvironment, after: string, on: string): Job {
    const { name } = environment;
    return {
        name: `Plan of ${name}`,
        needs: [after],
        if: on,
        environment: `${name}-preview`,
        minutes: 60,
        permissions: { contents: "read", "id-token": "write" },
        outputs: { digest: expression("steps.plan.outputs.digest") },
        steps: [
            ...atEnvironment(environment, "plan", { ref: expression("github.sha"), "fetch-depth": 0 }),
            {
                name: "Plan",
                id: "plan",
                env: { ...STATE, ENVIRONMENT: name, BEFORE: expression("github.event.before") },
                run: PLAN,
            },
            upload("Leave the plan for who deploys", planJobOf(name), "plan/", KEPT_DAYS),
        ],
    };
}

/** Brings the plan that was approved. */
export function takePlan(environment: string): Step {
    return use("The plan that was approved", "actions/download-artifact", {
        with: { name: planJobOf(environment), path: "plan" },
    });
}

/** What a deployment has to know to keep to it: an artifact could be another one by now, an output of a job cannot. */
export function planVariables(environment: string): Readonly<Record<string, string>> {
    return { HAND_OVER: "true", PLAN_DIGEST: expression(`needs.${planJobOf(environment)}.outputs.digest`) };
}
