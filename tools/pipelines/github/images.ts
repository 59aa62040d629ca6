import type { PipelineImage } from "../model/images.ts";
import type { Pipelines } from "../model/pipelines.ts";
import { BUILD_IMAGE, IMAGE_CUTOFF, PUBLISH_IMAGE } from "../model/scripts.ts";
import { credentials } from "./credentials.ts";
import { expression } from "./expression.ts";
import { checkout, type Job, type Step, upload, use, type Workflow } from "./workflow.ts";

/** Whose role may push to the registry, and nothing else. */
const ENVIRONMENT = "images";
const ofImage = ({ name, folder }: PipelineImage) => ({
    IMAGE: name,
    FOLDER: folder,
    COMMIT: expression("github.sha"),
});

/** Images of a pull request: built, listed and scanned, and thrown away. */
export function imageChecks({ images }: Pipelines): Workflow {
    return {
        name: "Images of the pull request",
        on: { pull_request: { branches: ["main"], paths: pathsOf(images) } },
        concurrency: { group: `images-${expression("github.event.pull_request.number")}`, "cancel-in-progress": true },
        jobs: Object.fromEntries(images.map((image) => [`build-${image.name}`, buildJob(image)])),
    };
}

/** Images of what is merged: built and scanned where nothing can be published, published and signed where nothing is built. */
export function images({ images: all, promoted: [first] }: Pipelines): Workflow {
    const region = first?.region ?? "us-east-1";
    return {
        name: "Images",
        on: { push: { branches: ["main"], paths: pathsOf(all) } },
        jobs: Object.fromEntries(
            all.flatMap((image) => [
                [`build-${image.name}`, buildJob(image)],
                [`publish-${image.name}`, publishJob(image, region)],
            ]),
        ),
    };
}

function pathsOf(images: readonly PipelineImage[]): string[] {
    return images.map(({ folder }) => `${folder}/**`);
}

function buildJob(image: PipelineImage): Job {
    const { name } = image;
    const built = `${name}:${expression("github.sha")}`;
    const report: Step = use("List what is in it", "anchore/sbom-action", {
        with: {
            image: built,
            format: "spdx-json",
            "output-file": "image/sbom.spdx.json",
            "upload-artifact": false,
            "upload-release-assets": false,
        },
    });
    return {
        name: `Build ${name}`,
        permissions: { contents: "read" },
        steps: [
            checkout(),
            { name: "Build", env: ofImage(image), run: BUILD_IMAGE },
            report,
            use("Scan", "anchore/scan-action", {
                with: {
                    sbom: "image/sbom.spdx.json",
                    "severity-cutoff": IMAGE_CUTOFF,
                    "only-fixed": true,
                    "fail-build": true,
                    "output-format": "table",
                },
            }),
            upload("Leave it for who publishes it", `image-${name}`, "image/", 7),
        ],
    };
}

function publishJob(image: PipelineImage, region: string): Job {
    const { name } = image;
    return {
        name: `Publish ${name}`,
        needs: [`build-${name}`],
        if: "vars.PLINTH_IMAGES == 'true'",
        environment: ENVIRONMENT,
        permissions: { contents: "read", "id-token": "write" },
        steps: [
            checkout(),
            use("What was built", "actions/download-artifact", { with: { name: `image-${name}`, path: "image" } }),
            use("Install cosign", "sigstore/cosign-installer"),
            credentials({ name: ENVIRONMENT, region }, "publish"),
            {
                name: "Publish and sign",
                env: { ...ofImage(image), AWS_REGION: region, REGISTRY: expression("vars.PLINTH_IMAGE_REGISTRY") },
                run: `${PUBLISH_IMAGE} | tee -a "$GITHUB_STEP_SUMMARY"`,
            },
        ],
    };
}
