import { type PipelineImage, registryRegion } from "../model/images.ts";
import type { Pipelines } from "../model/pipelines.ts";
import { BUILD_IMAGE, IMAGE_CUTOFF, KEEP_RELEASED, PROPOSE_RELEASE, PUBLISH_IMAGE } from "../model/scripts.ts";
import { assumeRole, INSTALL, KEPT, takeRole } from "./role.ts";
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

const IS_PUBLISHED = `${IS_MERGED} && $PLINTH_IMAGE_RUNNER && $PLINTH_IMAGES == "true"`;

export function imageStages(images: readonly PipelineImage[]): string[] {
    return images.length === 0 ? [] : ["images", "publish"];
}

/** Built and scanned where nothing can be published, published and signed where nothing is built. */
export function imageJobs(pipelines: Pipelines): Record<string, object> {
    const {
        images,
        promoted: [first],
    } = pipelines;
    if (images.length === 0) return {};
    const region = registryRegion(pipelines);
    const jobs = Object.fromEntries(
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
                rules: [{ if: IS_PUBLISHED, changes }],
                environment: { name: "images", deployment_tier: "other" },
                // cosign finds its token by this name.
                id_tokens: { AWS_TOKEN: { aud: "$CI_SERVER_URL" }, SIGSTORE_ID_TOKEN: { aud: "sigstore" } },
                variables: { ...variables, AWS_REGION: region },
                script: [...assumeRole, `REGISTRY="$PLINTH_IMAGE_REGISTRY" ${PUBLISH_IMAGE}`],
                artifacts: { expire_in: KEPT, paths: ["image/digest.txt"] },
            };
            const made: [string, object][] = [
                [`build-${name}`, build],
                [`publish-${name}`, publish],
            ];
            return first === undefined ? made : [...made, [`propose-${name}`, proposeJob(name, first.name, changes)]];
        }),
    );
    return { ...jobs, "keep-released": keepJob(region) };
}

/** What was published, as a merge request for the first environment. It has no role, and whoever merges decides. */
function proposeJob(name: string, environment: string, changes: object): object {
    return {
        stage: "publish",
        needs: [`publish-${name}`],
        rules: [{ if: `${IS_PUBLISHED} && $PLINTH_RELEASES == "true"`, changes }],
        timeout: "10 minutes",
        variables: {
            ENVIRONMENT: environment,
            IMAGE: name,
            REMOTE: "$CI_PROJECT_URL.git",
            PUSH_USER: "gitlab-ci-token",
        },
        script: [INSTALL, `PUSH_TOKEN="$CI_JOB_TOKEN" ${PROPOSE_RELEASE}`],
    };
}

/** Images that settings name get a tag that keeps them, as soon as somebody has merged the settings. */
function keepJob(region: string): object {
    return {
        stage: "publish",
        // Has Node and the AWS CLI.
        image: { name: "$PLINTH_RUNNER_IMAGE", entrypoint: [""] },
        rules: [{ if: IS_PUBLISHED, changes: { paths: ["environments/**/*"] } }],
        environment: { name: "images", deployment_tier: "other" },
        id_tokens: { AWS_TOKEN: { aud: "$CI_SERVER_URL" } },
        timeout: "10 minutes",
        variables: { AWS_REGION: region },
        script: [...takeRole, `REGISTRY="$PLINTH_IMAGE_REGISTRY" ${KEEP_RELEASED}`],
    };
}
