import { isSoaked, type PipelineEnvironment, type Pipelines } from "../model/pipelines.ts";
import { DEPLOY, PUSH_TAG, REFUSE_OLDER, SOAK } from "../model/scripts.ts";
import { atEnvironment, credentials, STATE } from "./credentials.ts";
import { expression } from "./expression.ts";
import { planJob, planJobOf, planVariables, takePlan } from "./plan.ts";
import { bringRecords, keepRecords, leaveTag, tagOf } from "./records.ts";
import { uploadSarif } from "./uploadSarif.ts";
import { checkout, install, type Job, ownNode, pulumiCli, type Step, use, type Workflow } from "./workflow.ts";

/** Says that environments, roles and state are set up; until then a merge deploys nothing. */
export const DEPLOY_SWITCH = "PLINTH_DEPLOY";
export const IS_SWITCHED_ON = `vars.${DEPLOY_SWITCH} == 'true'`;

/**
 * What is merged goes to every environment in turn, as the same commit. A GitHub environment of each name decides who
 * approves, from which branch, and which role there is. What customers use waits until the environment before has been quiet.
 */
export function deploy({ environments, promoted }: Pipelines): Workflow {
    const jobs: Record<string, Job> = {};
    let after = "test";
    for (const [index, environment] of promoted.entries()) {
        const { name } = environment;
        if (environment.handOver) {
            jobs[planJobOf(name)] = planJob(environment, after, IS_SWITCHED_ON);
            after = planJobOf(name);
        }
        jobs[name] = deployJob(environment, after);
        jobs[`tag-${name}`] = tagJob(environment);
        after = name;
        if (!isSoaked(promoted, index)) continue;
        after = `soak-${name}`;
        jobs[after] = soakJob(environment);
        if (environment.goesBack) jobs[`go-back-${name}`] = goBackJob(environment);
    }
    return {
        name: "Deploy",
        on: { push: { branches: ["main"] } },
        jobs: { test, scan: scanJob(environments), ...jobs },
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
    const { name, handOver } = environment;
    return {
        name: `Deploy ${name}`,
        needs: [after],
        if: IS_SWITCHED_ON,
        environment: name,
        concurrency: oneAtATime(environment),
        minutes: 120,
        permissions: { contents: "read", deployments: "read", "id-token": "write" },
        steps: [
            ...atEnvironment(environment, "deploy", { ref: expression("github.sha"), "fetch-depth": 0 }, [
                nothingNewer(name),
            ]),
            ...(handOver ? [takePlan(name)] : []),
            {
                name: "Deploy",
                env: {
                    ...STATE,
                    ENVIRONMENT: name,
                    BEFORE: expression("github.event.before"),
                    ...(handOver ? planVariables(name) : {}),
                },
                run: DEPLOY,
            },
            ...keepRecords(environment),
            leaveTag(name),
        ],
    };
}

function nothingNewer(environment: string): Step {
    return {
        name: "Nothing newer is there",
        env: {
            ENVIRONMENT: environment,
            GH_TOKEN: expression("github.token"),
            REPOSITORY: expression("github.repository"),
        },
        run: REFUSE_OLDER,
    };
}

/**
 * In all stacks of the environment, whatever workflow it is: what is cut off leaves operations pending, and a rollback that waits
 * for a deployment must not be cancelled by the next one.
 */
export function oneAtATime({ name }: PipelineEnvironment): NonNullable<Job["concurrency"]> {
    return { group: `deploy-${name}`, "cancel-in-progress": false, queue: "max" };
}

/** Writes to the repository, so it has no role and none of the packages: git pushes one tag that was checked. */
function tagJob({ name }: PipelineEnvironment): Job {
    return {
        name: `Tag the deployment of ${name}`,
        needs: [name],
        minutes: 5,
        permissions: { contents: "write" },
        steps: [
            checkout({ ref: expression("github.sha") }),
            use("The tag that it made", "actions/download-artifact", { with: { name: tagOf(name), path: "tag" } }),
            {
                name: "Push the tag",
                env: {
                    ENVIRONMENT: name,
                    REMOTE: `${expression("github.server_url")}/${expression("github.repository")}`,
                    PUSH_USER: "x-access-token",
                    PUSH_TOKEN: expression("github.token"),
                },
                run: PUSH_TAG,
            },
        ],
    };
}

/** Minutes after which a role that was taken for an hour might be gone. */
const ROLE_MINUTES = 45;

/** After six hours a job of GitHub's own machines ends; what is installed first takes its part. */
const MOST_MINUTES = 300;

/** Waits where it may only read. A long soak waits first and takes the role then: alarms have a history. */
function soakJob(environment: PipelineEnvironment): Job {
    const { name, soakMinutes } = environment;
    if (soakMinutes > MOST_MINUTES) {
        throw new Error(
            `environments/${name}/environment.yaml: delivery.soak.minutes: a job at GitHub can wait ${MOST_MINUTES} minutes, not ${soakMinutes}. Fix: less, and a wait timer of the GitHub environment that comes next`,
        );
    }
    const wait: Step = {
        name: "Wait before the role is taken",
        env: { MINUTES: String(soakMinutes) },
        run: 'sleep "$((MINUTES * 60))"',
    };
    return {
        name: `Soak of ${name}`,
        needs: [name],
        environment: `${name}-preview`,
        minutes: soakMinutes + 60,
        permissions: { contents: "read", "id-token": "write" },
        steps: [
            checkout({ ref: expression("github.sha") }),
            install,
            ownNode,
            pulumiCli,
            ...(soakMinutes > ROLE_MINUTES ? [wait] : []),
            credentials(environment, "soak"),
            bringRecords(environment),
            {
                name: "No alarm for as long as the settings say",
                id: "soak",
                env: { ...STATE, ENVIRONMENT: name },
                run: SOAK,
            },
            ...keepRecords(environment, `${name}-soak`),
        ],
        outputs: { fired: expression("steps.soak.outputs.fired") },
    };
}

/**
 * Puts the release of before back after an alarm fired, with the environment's own role and approval. It looks again itself,
 * and does nothing where more than a release was deployed, or something newer is there.
 */
function goBackJob(environment: PipelineEnvironment): Job {
    const { name } = environment;
    const soaked = `soak-${name}`;
    return {
        name: `Take the release of ${name} back`,
        needs: [name, soaked],
        if: expression(`!cancelled() && ${IS_SWITCHED_ON} && needs.${soaked}.outputs.fired == 'true'`),
        environment: name,
        concurrency: oneAtATime(environment),
        minutes: 120,
        permissions: { contents: "read", deployments: "read", "id-token": "write" },
        steps: [
            ...atEnvironment(environment, "rollback", { ref: expression("github.sha"), "fetch-depth": 0 }, [
                nothingNewer(name),
            ]),
            bringRecords(environment),
            {
                name: "Put the release of before back",
                env: { ...STATE, ENVIRONMENT: name, GO_BACK: "true" },
                run: SOAK,
            },
            ...keepRecords(environment, `${name}-back`),
        ],
    };
}
