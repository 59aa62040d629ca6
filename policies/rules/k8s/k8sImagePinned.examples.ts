import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DEPLOYMENT, deployment, patch, PATCH, POD, pod } from "../../tests/pod.ts";
import { k8sImagePinned } from "./k8sImagePinned.ts";

const containers = (...images: unknown[]) => ({ containers: images.map((image) => ({ name: "app", image })) });
const from = (...allowedRegistries: string[]) => ({ allowedRegistries });

export const examples: RuleExamples = {
    rule: k8sImagePinned,
    passing: [
        { title: "a fixed tag", resources: [pod(containers("nginx:1.27.2", "registry:5000/team/app:v3"))] },
        {
            title: "a digest, whatever the tag",
            resources: [deployment(containers("app@sha256:4f53cda18c2baa0c", "app:latest@sha256:4f53cda18c2baa0c"))],
        },
        {
            title: "images of allowed registries",
            resources: [
                pod(
                    containers(
                        "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1",
                        "ghcr.io/acme/app:1",
                        "nginx:1",
                        "localhost/app:1",
                    ),
                ),
            ],
            parameters: from("*.dkr.ecr.*.amazonaws.com", "ghcr.io/acme/", "docker.io/library", "localhost"),
        },
        {
            title: "a pattern that ends in any text",
            resources: [pod(containers("acme/app:1"))],
            parameters: from("docker.io/ac*"),
        },
        { title: "a patch of something else", resources: [patch({ containers: [{ name: "app" }] })] },
    ],
    failing: [
        {
            title: "no tag, behind a registry's port too",
            resources: [pod(containers("nginx", "registry:5000/app", "app:"))],
            finds: [`${POD}.containers[0].image`, `${POD}.containers[1].image`, `${POD}.containers[2].image`],
        },
        {
            title: "the latest, beside one that is not known yet",
            resources: [deployment(containers("nginx:latest", UNKNOWN, "nginx:Latest", "nginx:latest "))],
            finds: [
                `${DEPLOYMENT}.containers[0].image`,
                `${DEPLOYMENT}.containers[1].image unverified`,
                `${DEPLOYMENT}.containers[2].image`,
                `${DEPLOYMENT}.containers[3].image`,
            ],
        },
        {
            title: "no image at all",
            resources: [pod({ initContainers: [{ name: "x" }] })],
            finds: [`${POD}.initContainers[0].image`],
        },
        {
            title: "registries that are not allowed",
            resources: [
                pod(
                    containers(
                        "quay.io/acme/app:1",
                        "ghcr.io/acmeevil/app:1",
                        "acme/app:1",
                        "nginx:1",
                        "evil.dkr.ecr.example.com/app:1",
                        "evi.dkr.ecr.x/app:1",
                    ),
                ),
            ],
            parameters: from("ghcr.io/acme", "docker.io/other", "*.dkr.ecr.*.amazonaws.com"),
            finds: [0, 1, 2, 3, 4, 5].map((index) => `${POD}.containers[${index}].image`),
        },
        {
            title: "any, where no registry is allowed",
            resources: [pod(containers("nginx:1"))],
            parameters: from(),
            finds: [`${POD}.containers[0].image`],
        },
        {
            title: "a patch to the latest",
            resources: [patch(containers("app:latest"))],
            finds: [`${PATCH}.containers[0].image`],
        },
    ],
    unknown: [
        {
            title: "an image that is not known yet",
            resources: [pod(containers(UNKNOWN))],
            finds: [`${POD}.containers[0].image`],
        },
    ],
};
