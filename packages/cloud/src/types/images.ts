import type { TypeModel } from "../model/model.ts";
import { joined, part } from "../model/shapes.ts";
import { hex } from "../values/digits.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48 and @pulumi/docker-build 0.0.14.

/** What a digest follows from: everything that is built, not where it is pushed, nor with whose credentials. */
const BUILT = ["buildArgs", "context", "dockerfile", "platforms", "secrets", "target"];

/** Images that a builder makes, and what a registry has once. */
export const imageTypes: Readonly<Record<string, TypeModel>> = {
    "docker-build:index:Image": {
        global: true,
        compute: (context) => {
            const built = JSON.stringify(BUILT.map((property) => context.inputs[property]));
            const digest = `sha256:${hex(`image:${built}`, 64)}`;
            const tags = context.inputs["tags"];
            const [tag] = Array.isArray(tags) ? (tags as unknown[]) : [];
            return {
                id: digest,
                outputs: {
                    digest,
                    contextHash: hex(`context:${built}`, 64),
                    ref: typeof tag === "string" ? `${tag}@${digest}` : "",
                },
            };
        },
    },
    "aws:ecr/replicationConfiguration:ReplicationConfiguration": part((context) => context.target.account, {
        outputs: (context) => ({ registryId: context.target.account }),
    }),
    "aws:ecr/registryPolicy:RegistryPolicy": part((context) => context.target.account, {
        outputs: (context) => ({ registryId: context.target.account }),
    }),
    "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": part(joined("", "ecrRepositoryPrefix"), {
        outputs: (context) => ({ registryId: context.target.account }),
    }),
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": part(joined("", "prefix"), {
        outputs: (context) => ({ registryId: context.target.account }),
    }),
};
