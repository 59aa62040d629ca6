import type { ImageRegistryArgs } from "../imageRegistryArgs.ts";

/** Everything that has no default, and nothing chosen. */
export const leastRegistry = {
    ownPrefix: "plinth",
    pulledBy: ["222222222222"],
    account: "555555555555",
    region: "eu-west-1",
} as const satisfies ImageRegistryArgs;

export const DOCKER_SECRET =
    "arn:aws:secretsmanager:eu-west-1:555555555555:secret:ecr-pullthroughcache/docker-hub-AbCdEf";

/** Everything on. */
export const wholeRegistry = {
    ...leastRegistry,
    replication: { to: [{ region: "eu-central-1" }, { region: "eu-west-1", account: "666666666666" }] },
    receives: { from: ["777777777777"], prefixes: ["partner"] },
    pullThrough: {
        k8s: { upstream: "k8s" },
        "docker-hub": { upstream: "docker-hub", credentialArn: DOCKER_SECRET, movingTags: ["latest"] },
    },
    tags: { Layer: "registry" },
} as const satisfies ImageRegistryArgs;
