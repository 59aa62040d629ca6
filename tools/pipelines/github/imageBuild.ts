import type { PipelineImage } from "../model/images.ts";
import { BUILD_IMAGE, IMAGE_CUTOFF } from "../model/scripts.ts";
import { expression } from "./expression.ts";
import { checkout, type Job, type Step, use } from "./workflow.ts";

/** What scripts have to know of an image. */
export const ofImage = ({ name, folder }: PipelineImage) => ({
    IMAGE: name,
    FOLDER: folder,
    COMMIT: expression("github.sha"),
});

/** Builds an image, lists what is in it and scans that, with no role: what a Dockerfile runs is other people's code. */
export function buildJob(image: PipelineImage): Job {
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
        ],
    };
}
