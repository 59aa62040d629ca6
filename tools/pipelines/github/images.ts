import { readFileSync } from "node:fs";
import { type PipelineImage, registryRegion } from "../model/images.ts";
import type { Pipelines } from "../model/pipelines.ts";
import { KEEP_RELEASED, PROPOSE_RELEASE, PUBLISH_IMAGE } from "../model/scripts.ts";
import { credentials } from "./credentials.ts";
import { expression } from "./expression.ts";
import { buildJob, ofImage } from "./imageBuild.ts";
import { checkout, install, type Job, upload, use, type Workflow } from "./workflow.ts";

/** Whose role may push to the registry, and nothing else. */
const ENVIRONMENT = "images";
const IS_SWITCHED_ON = "vars.PLINTH_IMAGES == 'true'";
const REGISTRY = expression("vars.PLINTH_IMAGE_REGISTRY");
/** Images of what is merged: built and scanned where nothing can be published, published and signed where nothing is built. */
export function images(pipelines: Pipelines): Workflow {
    const {
        images: all,
        promoted: [first],
    } = pipelines;
    const region = registryRegion(pipelines);
    return {
        name: "Images",
        on: { push: { branches: ["main"], paths: pathsOf(all) } },
        jobs: Object.fromEntries(
            all.flatMap((image): [string, Job][] => [
                [`build-${image.name}`, leavingJob(image)],
                [`publish-${image.name}`, publishJob(image, region)],
                ...(first === undefined
                    ? []
                    : [[`propose-${image.name}`, proposeJob(image, first.name)] as [string, Job]]),
            ]),
        ),
    };
}

function pathsOf(images: readonly PipelineImage[]): string[] {
    return images.map(({ folder }) => `${folder}/**`);
}

/** Built for who publishes it. */
function leavingJob(image: PipelineImage): Job {
    const job = buildJob(image);
    const leave = upload("Leave it for who publishes it", `image-${image.name}`, "image/", 7);
    return { ...job, steps: [...job.steps, leave] };
}

function publishJob(image: PipelineImage, region: string): Job {
    const { name } = image;
    return {
        name: `Publish ${name}`,
        needs: [`build-${name}`],
        if: IS_SWITCHED_ON,
        environment: ENVIRONMENT,
        permissions: { contents: "read", "id-token": "write" },
        steps: [
            checkout(),
            use("What was built", "actions/download-artifact", { with: { name: `image-${name}`, path: "image" } }),
            use("Install cosign", "sigstore/cosign-installer"),
            credentials({ name: ENVIRONMENT, region }, "publish"),
            {
                name: "Publish and sign",
                env: { ...ofImage(image), AWS_REGION: region, REGISTRY },
                run: `${PUBLISH_IMAGE} | tee -a "$GITHUB_STEP_SUMMARY"`,
            },
            upload("Leave its digest", `digest-${name}`, "image/digest.txt", 90),
        ],
    };
}

/** What was published, as a pull request for the first environment. It has no role, and whoever merges decides. */
function proposeJob({ name }: PipelineImage, environment: string): Job {
    return {
        name: `Propose ${name} for ${environment}`,
        needs: [`publish-${name}`],
        if: `${IS_SWITCHED_ON} && vars.PLINTH_RELEASES == 'true'`,
        minutes: 10,
        permissions: { contents: "write", "pull-requests": "write" },
        steps: [
            checkout(),
            install,
            use("What was published", "actions/download-artifact", { with: { name: `digest-${name}`, path: "image" } }),
            {
                name: "Write it into the settings",
                env: {
                    ENVIRONMENT: environment,
                    IMAGE: name,
                    REMOTE: `${expression("github.server_url")}/${expression("github.repository")}`,
                    PUSH_USER: "x-access-token",
                    PUSH_TOKEN: expression("github.token"),
                },
                run: PROPOSE_RELEASE,
            },
            {
                name: "Open a pull request",
                env: { GH_TOKEN: expression("github.token"), REPOSITORY: expression("github.repository") },
                run: readFileSync(new URL("../scripts/openRelease.sh", import.meta.url), "utf8"),
            },
        ],
    };
}

/** Images that settings name get a tag that keeps them, as soon as somebody has merged the settings. */
export function releasedImages(pipelines: Pipelines): Workflow {
    const region = registryRegion(pipelines);
    return {
        name: "Released images",
        on: { push: { branches: ["main"], paths: ["environments/**"] }, workflow_dispatch: {} },
        concurrency: { group: "released-images", "cancel-in-progress": false },
        jobs: {
            keep: {
                name: "Keep what environments run",
                if: IS_SWITCHED_ON,
                environment: ENVIRONMENT,
                minutes: 10,
                permissions: { contents: "read", "id-token": "write" },
                steps: [
                    checkout(),
                    install,
                    credentials({ name: ENVIRONMENT, region }, "keep"),
                    { name: "Keep them", env: { AWS_REGION: region, REGISTRY }, run: KEEP_RELEASED },
                ],
            },
        },
    };
}
