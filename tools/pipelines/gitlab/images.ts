import type { PipelineImage } from "../model/images.ts";
import type { Pipelines } from "../model/pipelines.ts";
import { BUILD_IMAGE, IMAGE_CUTOFF, PUBLISH_IMAGE } from "../model/scripts.ts";
import { assumeRole, KEPT } from "./role.ts";
import { IS_MERGE_REQUEST, IS_MERGED } from "./rules.ts";

/** The engine that builds, beside the job; a runner that may start it has to be privileged. */
const ENGINE = { name: "docker:29-dind", alias: "docker" };
const withEngine = {
    // With bash, the Docker CLI, syft and grype; to publish, the AWS CLI and cosign as well. No public image has them all.
    image: { name: "$PLINTH_IMAGE_RUNNER", entrypoint: [""] },
    services: [ENGINE],
    timeout: "1 hour",
};
const engineAt = {
    DOCKER_HOST: "tcp://docker:2376",
    DOCKER_TLS_CERTDIR: "/certs",
    DOCKER_CERT_PATH: "/certs/client",
    DOCKER_TLS_VERIFY: "1",
};

export function imageStages(images: readonly PipelineImage[]): string[] {
    return images.length === 0 ? [] : ["images", "publish"];
}

/** Built and scanned where nothing can be published, published and signed where nothing is built. */
export function imageJobs({ images, promoted: [first] }: Pipelines): Record<string, object> {
    return Object.fromEntries(
        images.flatMap(({ name, folder }) => {
            const changes = { paths: [`${folder}/**/*`] };
            const variables = { IMAGE: name, FOLDER: folder, COMMIT: "$CI_COMMIT_SHA", ...engineAt };
            const build = {
                stage: "images",
                ...withEngine,
                rules: [IS_MERGE_REQUEST, IS_MERGED].map((condition) => ({
                    if: `${condition} && $PLINTH_IMAGE_RUNNER`,
                    changes,
                })),
                variables,
                script: [
                    BUILD_IMAGE,
                    'syft "$IMAGE:$COMMIT" --output spdx-json=image/sbom.spdx.json',
                    `grype sbom:image/sbom.spdx.json --fail-on ${IMAGE_CUTOFF} --only-fixed`,
                ],
                artifacts: { expire_in: KEPT, paths: ["image/"] },
            };
            const publish = {
                stage: "publish",
                ...withEngine,
                needs: [`build-${name}`],
                rules: [{ if: `${IS_MERGED} && $PLINTH_IMAGE_RUNNER && $PLINTH_IMAGES == "true"`, changes }],
                environment: { name: "images", deployment_tier: "other" },
                // cosign finds its token by this name.
                id_tokens: { AWS_TOKEN: { aud: "$CI_SERVER_URL" }, SIGSTORE_ID_TOKEN: { aud: "sigstore" } },
                variables: { ...variables, AWS_REGION: first?.region ?? "us-east-1" },
                script: [...assumeRole, `REGISTRY="$PLINTH_IMAGE_REGISTRY" ${PUBLISH_IMAGE}`],
                artifacts: { expire_in: KEPT, paths: ["image/digest.txt"] },
            };
            return [
                [`build-${name}`, build],
                [`publish-${name}`, publish],
            ];
        }),
    );
}
