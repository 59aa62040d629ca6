import type { PipelineEnvironment } from "../model/pipelines.ts";
import { PREVIEW, realPreview } from "../model/scripts.ts";
import { IMAGE, INSTALL, inEnvironment, KEPT, previewEnvironment, takeRole } from "./role.ts";
import { IS_MERGE_REQUEST, IS_MERGED, IS_OWN_MERGE_REQUEST } from "./rules.ts";

const BASE = "$CI_MERGE_REQUEST_DIFF_BASE_SHA";
const isChange = [{ if: IS_MERGE_REQUEST }, { if: IS_MERGED }];

export const quickJob: object = {
    stage: "quick",
    rules: isChange,
    script: [
        INSTALL,
        "npm run --silent types",
        "npm run --silent lint",
        "npm run --silent format:check",
        "npx plinth settings check",
        "npx node tools/pipelines/command.ts --check",
    ],
};

export const testJob: object = {
    stage: "test",
    rules: isChange,
    needs: ["quick"],
    timeout: "90 minutes",
    script: [".ci/run"],
};

export function previewJob({ name, paths }: PipelineEnvironment): object {
    return {
        stage: "preview",
        needs: ["quick"],
        rules: [{ if: IS_MERGE_REQUEST, changes: { paths: [...paths] } }],
        variables: { ENVIRONMENT: name },
        script: [INSTALL, `BASE="${BASE}" ${PREVIEW}`],
        artifacts: {
            when: "always",
            expire_in: KEPT,
            paths: ["reports/"],
            reports: { junit: `reports/${name}.xml`, codequality: `reports/${name}.gitlab.json` },
        },
    };
}

/** GitLab shows it beside the merge request; a job's token cannot write notes. */
export function commentJob(environments: readonly PipelineEnvironment[]): object {
    return {
        stage: "comment",
        rules: [{ if: IS_MERGE_REQUEST, when: "always" }],
        needs: environments.map(({ name }) => ({ job: `preview-${name}`, optional: true })),
        script: [
            INSTALL,
            `environments=$(npx node tools/pipelines/affectedCommand.ts --base "${BASE}" | tr -d '[]"' | tr ',' ' ')`,
            'npx plinth comment $environments --from reports --whole-at "$CI_PIPELINE_URL" > comment.md',
        ],
        artifacts: { expire_in: KEPT, paths: ["comment.md"], expose_as: "Plinth preview" },
    };
}

/**
 * The real engine's preview, with a role that reads. A merge request brings its own version of this job, so whoever starts it
 * has read both: the environment has to be protected, and the role's trust has to ask for that.
 */
export function realPreviewJob(environment: PipelineEnvironment): object {
    const { name, stacks } = environment;
    return {
        stage: "preview",
        needs: ["quick"],
        rules: [
            { if: `${IS_OWN_MERGE_REQUEST} && $PLINTH_REAL_PREVIEW == "true"`, when: "manual", allow_failure: true },
        ],
        environment: previewEnvironment(name),
        timeout: "1 hour",
        ...inEnvironment(environment),
        script: [...takeRole, ...stacks.map((folder) => realPreview(folder, name))],
    };
}

export const defaults: object = { image: IMAGE, interruptible: true };
