import { isSoaked, type PipelineEnvironment } from "../model/pipelines.ts";
import { DEPLOY, KEEP_RECORDS, PLAN, PUSH_TAG, REFUSE_OLDER, ROLLBACK, SOAK } from "../model/scripts.ts";
import { inEnvironment, previewEnvironment, takeRole } from "./role.ts";
import { IS_MERGED, IS_ROLLBACK } from "./rules.ts";

const IS_DEPLOYED = `${IS_MERGED} && $PLINTH_DEPLOY == "true"`;
/** Journals: a quarter, which is what people look back at. */
const RECORDS = { when: "always", expire_in: "90 days", paths: ["records/", "tag/"] };

/** The journal of an environment, added to by each run: a job that follows finds what all before have written. */
export function journalOf({ name }: Pick<PipelineEnvironment, "name">, more: object = { when: "always" }): object {
    return { key: `journal-${name}`, paths: [`.plinth/deployments/${name}/journal.jsonl`], ...more };
}

/** Stages of deployments, each environment's in turn. */
export function deployStages(promoted: readonly PipelineEnvironment[]): string[] {
    return promoted.flatMap(({ name, handOver }, index) => [
        ...(handOver ? [`plan-${name}`] : []),
        `deploy-${name}`,
        ...(isSoaked(promoted, index) ? [`soak-${name}`] : []),
    ]);
}

export function deployJobs(promoted: readonly PipelineEnvironment[]): Record<string, object> {
    return Object.fromEntries(
        promoted.flatMap((environment, index) => {
            const { name } = environment;
            return [
                ...(environment.handOver ? [[`plan-${name}`, planJob(environment)]] : []),
                [`deploy-${name}`, deployJob(environment)],
                [`tag-${name}`, tagJob(environment)],
                ...(isSoaked(promoted, index) ? [[`soak-${name}`, soakJob(environment)]] : []),
                ...(environment.goesBack ? [[`go-back-${name}`, goBackJob(environment)]] : []),
            ];
        }),
    );
}

function deployJob(environment: PipelineEnvironment): object {
    const { name, production, handOver } = environment;
    const { variables, ...place } = changing(environment) as { readonly variables: object };
    return {
        stage: `deploy-${name}`,
        // Someone starts what customers use. `allow_failure: false`: nothing behind it goes on before.
        rules: [{ if: IS_DEPLOYED, ...(production ? { when: "manual", allow_failure: false } : {}) }],
        ...place,
        // Its digest comes with it, as a variable.
        ...(handOver ? { dependencies: [`plan-${name}`] } : {}),
        variables: { ...variables, ...(handOver ? { HAND_OVER: "true" } : {}) },
        script: [REFUSE_OLDER, ...takeRole, `BEFORE="$CI_COMMIT_BEFORE_SHA" ${DEPLOY}`],
        after_script: [KEEP_RECORDS],
        artifacts: RECORDS,
    };
}

/** Says what a deployment would do, where it may only read, before somebody starts that. */
function planJob(environment: PipelineEnvironment): object {
    const { name } = environment;
    return {
        stage: `plan-${name}`,
        rules: [{ if: IS_DEPLOYED }],
        environment: previewEnvironment(name),
        interruptible: false,
        timeout: "1 hour",
        dependencies: [],
        ...inEnvironment(environment),
        script: [...takeRole, `BEFORE="$CI_COMMIT_BEFORE_SHA" ${PLAN}`],
        // It names every resource, and holds secrets in ciphertext.
        artifacts: { access: "developer", expire_in: "7 days", paths: ["plan/"], reports: { dotenv: "plan.env" } },
    };
}

/** One at a time in all stacks of the environment; what is cut off leaves operations pending. */
function changing(environment: PipelineEnvironment): object {
    const { name, production } = environment;
    return {
        environment: {
            name,
            deployment_tier: production ? "production" : name === "staging" ? "staging" : "development",
        },
        resource_group: `deploy-${name}`,
        interruptible: false,
        timeout: "2 hours",
        // What jobs before it left would be files that no commit has, and then nothing is tagged.
        dependencies: [],
        cache: [journalOf(environment)],
        ...inEnvironment(environment),
    };
}

/** Writes to the repository, so it has no role and none of the packages. */
function tagJob({ name }: PipelineEnvironment): object {
    return {
        stage: `deploy-${name}`,
        needs: [`deploy-${name}`],
        rules: [{ if: IS_DEPLOYED }],
        // A tag that is missing is no reason to keep the next environment waiting.
        allow_failure: true,
        interruptible: false,
        variables: { ENVIRONMENT: name, REMOTE: "$CI_PROJECT_URL.git", PUSH_USER: "gitlab-ci-token" },
        script: [`PUSH_TOKEN="$CI_JOB_TOKEN" ${PUSH_TAG}`],
    };
}

/** Waits where it may only read. */
function soakJob(environment: PipelineEnvironment): object {
    const { name, soakMinutes } = environment;
    return {
        stage: `soak-${name}`,
        rules: [{ if: IS_DEPLOYED }],
        environment: previewEnvironment(name),
        interruptible: false,
        timeout: `${soakMinutes + 60} minutes`,
        dependencies: [],
        cache: [journalOf(environment)],
        ...inEnvironment(environment),
        script: [...takeRole, SOAK],
        after_script: [KEEP_RECORDS],
        artifacts: RECORDS,
    };
}

/** Puts the release of before back after an alarm fired. It looks again itself, so it does nothing where the soak failed otherwise. */
function goBackJob(environment: PipelineEnvironment): object {
    const { name } = environment;
    const { variables, ...place } = changing(environment) as { readonly variables: object };
    return {
        stage: `soak-${name}`,
        needs: [`soak-${name}`],
        rules: [{ if: IS_DEPLOYED, when: "on_failure" }],
        ...place,
        variables: { ...variables, GO_BACK: "true" },
        script: [REFUSE_OLDER, ...takeRole, SOAK],
        after_script: [KEEP_RECORDS],
        artifacts: RECORDS,
    };
}

/** What somebody who starts a pipeline is asked for; nothing where none is to be taken back. */
export function rollbackVariables(promoted: readonly PipelineEnvironment[]): Record<string, object> {
    return {
        PLINTH_ROLLBACK: {
            value: "",
            options: ["", ...promoted.map(({ name }) => name)],
            description: "The environment that is to be taken back",
        },
        KIND: {
            value: "app",
            options: ["app", "infra", "data"],
            description: "app: releases; infra: programs and settings; data: says how it is restored",
        },
        TARGET: {
            value: "",
            description:
                "A tag deploy/<environment>/<n> or a commit; empty: the last that was verified. Of data: the resource",
        },
        AT: { value: "", description: "Of data: a UTC time such as 2026-11-21T10:00:00Z, or a snapshot" },
        REASON: { value: "", description: "Why; the journal keeps it" },
    };
}

/** What somebody wants to take back, with `$PLINTH_ROLLBACK` the environment: first what it would do, then, by hand, it. */
export function rollbackJobs(promoted: readonly PipelineEnvironment[]): Record<string, object> {
    return Object.fromEntries(
        promoted.flatMap((environment) => {
            const { name } = environment;
            const here = `${IS_ROLLBACK} == "${name}"`;
            const propose = {
                stage: "propose",
                rules: [{ if: here }],
                environment: previewEnvironment(name),
                timeout: "1 hour",
                ...inEnvironment(environment, { PROPOSE: "true" }),
                script: [...takeRole, ROLLBACK],
            };
            const roll = {
                stage: "roll-back",
                needs: [`propose-${name}`],
                rules: [{ if: `${here} && $KIND != "data"`, when: "manual", allow_failure: false }],
                ...changing(environment),
                script: [...takeRole, ROLLBACK],
                after_script: [KEEP_RECORDS],
                artifacts: RECORDS,
            };
            return [
                [`propose-${name}`, propose],
                [`roll-back-${name}`, roll],
            ];
        }),
    );
}
