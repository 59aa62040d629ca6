import { APPLICATIONS, type PipelineImage } from "../model/images.ts";
import type { Pipelines } from "../model/pipelines.ts";
import { CHANGED_IMAGES, PREVIEW } from "../model/scripts.ts";
import { expression } from "./expression.ts";
import { buildJob } from "./imageBuild.ts";
import { uploadSarif } from "./uploadSarif.ts";
import { checkout, install, type Job, type Step, upload, use, type Workflow } from "./workflow.ts";

/** By its name the workflow that posts comments finds it. */
export const PULL_REQUEST = "Pull request";

/** Of a pull request, or of what a merge queue is about to merge. */
const BASE = expression("github.event.pull_request.base.sha || github.event.merge_group.base_sha");
const IMAGES = expression("needs.quick.outputs.images");
const ENVIRONMENTS = expression("needs.quick.outputs.environments");
const IS_ANY = "needs.quick.outputs.environments != '[]'";

/** Days for which reports can be looked at. */
const KEPT_DAYS = 14;

/**
 * What every pull request runs, of forks, too: its code, with no credentials, no secrets and a token that reads this
 * repository. Quick checks first, since whoever waits for a preview wants to know at once that a type is wrong.
 */
export function pullRequest({ images }: Pick<Pipelines, "images">): Workflow {
    const built: Readonly<Record<string, Job>> = images.length === 0 ? {} : { image: imageJob() };
    return {
        name: PULL_REQUEST,
        // A merge queue waits for the checks that the branch asks for. Without a filter of paths: a check that is left out for
        // one is waited for, or counts as passed.
        on: { pull_request: { branches: ["main"] }, merge_group: { branches: ["main"] } },
        concurrency: {
            group: `pull-request-${expression("github.event.pull_request.number || github.ref")}`,
            "cancel-in-progress": true,
        },
        jobs: { quick: quickJob(images), tests, preview, ...built, comment, scan, verdict: verdictJob(images) },
    };
}

/** Images that changed are built and scanned as those that are published, and thrown away. */
function imageJob(): Job {
    const name = expression("matrix.image");
    return {
        ...buildJob({ name, folder: `${APPLICATIONS}/${name}` }),
        needs: ["quick"],
        if: "needs.quick.outputs.images != '[]'",
        strategy: {
            "fail-fast": false,
            matrix: { image: expression("fromJSON(needs.quick.outputs.images)") },
        },
    };
}

function quickJob(images: readonly PipelineImage[]): Job {
    if (images.length === 0) return quick;
    const changed: Step = {
        name: "Changed images",
        id: "images",
        env: { BASE, IMAGES: images.map(({ name }) => name).join(" ") },
        run: [`images=$(${CHANGED_IMAGES})`, 'echo "images=$images" | tee -a "$GITHUB_OUTPUT"'].join("\n"),
    };
    return {
        ...quick,
        outputs: { ...quick.outputs, images: expression("steps.images.outputs.images") },
        steps: [...quick.steps, changed],
    };
}

const quick: Job = {
    name: "Types, lint, settings",
    permissions: { contents: "read" },
    outputs: { environments: expression("steps.affected.outputs.environments") },
    steps: [
        checkout({ "fetch-depth": 0 }),
        install,
        { name: "Types", run: "npm run --silent types" },
        { name: "Lint", run: "npm run --silent lint" },
        { name: "Format", run: "npm run --silent format:check" },
        { name: "Settings of all environments", run: "npx plinth settings check" },
        { name: "Pipelines are those of the layers", run: "npx node tools/pipelines/command.ts --check" },
        {
            name: "Affected environments",
            id: "affected",
            env: { BASE },
            run: [
                'environments=$(npx node tools/pipelines/affectedCommand.ts --base "$BASE")',
                'echo "environments=$environments" | tee -a "$GITHUB_OUTPUT"',
            ].join("\n"),
        },
    ],
};

const tests: Job = {
    name: "Tests",
    needs: ["quick"],
    minutes: 90,
    permissions: { contents: "read" },
    steps: [checkout({ "fetch-depth": 0 }), { name: "Install and test", run: ".ci/run" }],
};

const preview: Job = {
    name: `Preview ${expression("matrix.environment")}`,
    needs: ["quick"],
    if: IS_ANY,
    strategy: { "fail-fast": false, matrix: { environment: expression("fromJSON(needs.quick.outputs.environments)") } },
    permissions: { contents: "read" },
    steps: [
        checkout({ "fetch-depth": 0 }),
        install,
        {
            name: "Preview",
            env: { BASE, ENVIRONMENT: expression("matrix.environment") },
            run: PREVIEW,
        },
        {
            name: "Annotations",
            if: expression("!cancelled()"),
            env: { ENVIRONMENT: expression("matrix.environment") },
            run: 'if [ -f "reports/$ENVIRONMENT.github.txt" ]; then cat "reports/$ENVIRONMENT.github.txt"; fi',
        },
        upload("Keep the reports", `preview-${expression("matrix.environment")}`, "reports/", KEPT_DAYS, true),
    ],
};

/** Made here, where nothing can be posted, and posted where nothing of the pull request runs. */
const comment: Job = {
    name: "Comment",
    needs: ["quick", "preview"],
    if: expression("!cancelled() && needs.quick.result == 'success' && github.event_name == 'pull_request'"),
    permissions: { contents: "read" },
    steps: [
        checkout(),
        install,
        use("Reports of all environments", "actions/download-artifact", {
            if: IS_ANY,
            with: { pattern: "preview-*", path: "reports", "merge-multiple": true },
        }),
        {
            name: "Write the comment",
            env: {
                ENVIRONMENTS,
                RUN: `${expression("github.server_url")}/${expression("github.repository")}/actions/runs/${expression("github.run_id")}`,
            },
            run: [
                // Without any environment, too: then the comment says so.
                'jq -r \'.[]\' <<< "$ENVIRONMENTS" | xargs npx plinth comment --from reports --whole-at "$RUN" > comment.md',
                'cat comment.md >> "$GITHUB_STEP_SUMMARY"',
            ].join("\n"),
        },
        upload("Leave it for who posts it", "comment", "comment.md", KEPT_DAYS),
    ],
};

/** The token of a fork's pull request may not upload; who opened it sees the annotations. */
const scan: Job = {
    name: `Code scanning of ${expression("matrix.environment")}`,
    needs: ["quick", "preview"],
    if: expression(
        `!cancelled() && ${IS_ANY} && vars.PLINTH_CODE_SCANNING == 'true' && github.event.pull_request.head.repo.full_name == github.repository`,
    ),
    strategy: { "fail-fast": false, matrix: { environment: expression("fromJSON(needs.quick.outputs.environments)") } },
    permissions: { actions: "read", contents: "read", "security-events": "write" },
    steps: [
        use("Reports", "actions/download-artifact", {
            with: { name: `preview-${expression("matrix.environment")}`, path: "reports" },
        }),
        uploadSarif,
    ],
};

/** The one check that a branch rule can ask for: which previews and images there are depends on what changed. */
function verdictJob(images: readonly PipelineImage[]): Job {
    const built = images.length > 0;
    return {
        name: "Verdict",
        needs: ["quick", "tests", "preview", ...(built ? ["image"] : [])],
        // A job that is skipped counts as passed, and one that waits is skipped where somebody stops the run.
        if: expression("always()"),
        minutes: 5,
        permissions: {},
        steps: [
            {
                name: "Everything passed",
                env: {
                    QUICK: expression("needs.quick.result"),
                    TESTS: expression("needs.tests.result"),
                    PREVIEW: expression("needs.preview.result"),
                    ENVIRONMENTS,
                    ...(built ? { IMAGE: expression("needs.image.result"), IMAGES } : {}),
                },
                run: [
                    'echo "quick: $QUICK, tests: $TESTS, previews of $ENVIRONMENTS: $PREVIEW"',
                    '[ "$QUICK" = success ]',
                    '[ "$TESTS" = success ]',
                    '[ "$PREVIEW" = success ] || [ "$PREVIEW $ENVIRONMENTS" = "skipped []" ]',
                    ...(built
                        ? [
                              'echo "images $IMAGES: $IMAGE"',
                              '[ "$IMAGE" = success ] || [ "$IMAGE $IMAGES" = "skipped []" ]',
                          ]
                        : []),
                ].join("\n"),
            },
        ],
    };
}
