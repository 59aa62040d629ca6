import { type PipelineEnvironment, type Pipelines, reviewBase } from "../model/pipelines.ts";
import { DRIFT, DRIFT_ISSUES, METRICS, REVIEW_SWEEP, REVIEW_UP } from "../model/scripts.ts";
import { journalOf } from "./deploy.ts";
import { INSTALL, inEnvironment, KEPT, previewEnvironment, takeRole } from "./role.ts";
import { IS_OWN_MERGE_REQUEST, isSchedule } from "./rules.ts";

/** Jobs that see an environment cannot write issues, and the one that writes them sees no environment. */
export function driftJobs(environments: readonly PipelineEnvironment[]): Record<string, object> {
    const looking = environments.map((environment) => {
        const { name, byHand } = environment;
        const job = {
            stage: "drift",
            rules: [{ if: isSchedule("drift") }],
            environment: previewEnvironment(name),
            timeout: "1 hour",
            // Drift is no failure of this job: its issue is the alarm.
            allow_failure: { exit_codes: [2] },
            ...inEnvironment(environment, byHand === undefined ? {} : { BY_HAND: "true" }),
            script: [...(byHand === undefined ? [] : [whereThereIsARole]), ...takeRole, DRIFT],
            artifacts: { when: "always", expire_in: KEPT, paths: ["drift/"] },
        };
        return [`drift-${name}`, job] as const;
    });
    const issues = {
        stage: "issues",
        // What could be read counts, whatever failed beside it.
        rules: [{ if: isSchedule("drift"), when: "always" }],
        needs: looking.map(([job]) => ({ job, artifacts: true })),
        timeout: "10 minutes",
        script: [INSTALL, `ISSUES_TOKEN="$PLINTH_ISSUES_TOKEN" ${DRIFT_ISSUES}`],
    };
    return { ...Object.fromEntries(looking), "drift-issues": issues };
}

/** Nothing in a pipeline says whether somebody looks after an environment that no pipeline deploys: its role does. */
const whereThereIsARole =
    'if [ -z "$PLINTH_ROLE_ARN" ]; then echo "There is no PLINTH_ROLE_ARN here, so nobody looks for drift"; exit 0; fi';

/** How deployments went, from the journals that their jobs wrote. Needs no role: nothing of an environment is asked. */
export function metricsJob(promoted: readonly PipelineEnvironment[]): object {
    return {
        stage: "metrics",
        rules: [{ if: isSchedule("metrics") }],
        variables: {
            ENVIRONMENTS: promoted.map(({ name }) => name).join(" "),
            JOURNALS: ".plinth/deployments",
        },
        cache: promoted.map((environment) => journalOf(environment, { policy: "pull" })),
        script: [INSTALL, `${METRICS} | tee metrics.md`],
        artifacts: { expire_in: "90 days", paths: ["metrics.md"] },
    };
}

const REVIEW_ENVIRONMENT = { name: "review", deployment_tier: "development" };

export function reviewJobs(pipelines: Pipelines): Record<string, object> {
    const base = reviewBase(pipelines);
    const labelled = "$CI_MERGE_REQUEST_LABELS =~ /(^|,)review(-full)?(,|$)/";
    const up = {
        stage: "review",
        needs: ["quick"],
        rules: [
            {
                if: `${IS_OWN_MERGE_REQUEST} && $PLINTH_REVIEW == "true" && ${labelled}`,
                // A merge request brings its own version of this job: who starts it has read both.
                when: "manual",
                allow_failure: true,
            },
        ],
        environment: REVIEW_ENVIRONMENT,
        resource_group: "review-$CI_MERGE_REQUEST_IID",
        interruptible: false,
        timeout: "2 hours",
        ...inEnvironment(base),
        script: [...takeRole, `NUMBER="$CI_MERGE_REQUEST_IID" LABELS="$CI_MERGE_REQUEST_LABELS" ${REVIEW_UP}`],
    };
    const sweep = {
        stage: "review",
        rules: [{ if: isSchedule("sweep") }],
        environment: REVIEW_ENVIRONMENT,
        interruptible: false,
        timeout: "2 hours",
        ...inEnvironment(base),
        script: [...takeRole, REVIEW_SWEEP],
    };
    return { review: up, "review-sweep": sweep };
}
