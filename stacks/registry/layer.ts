import { defineLayer, type LayerContext } from "@plinth/core";
import { ImageRegistry, ImageRepository } from "@plinth/images";
import * as pulumi from "@pulumi/pulumi";
import { makePublisher } from "./publisher.ts";
import { type RegistrySettings, settings } from "./settings.ts";

export const registry = defineLayer({
    name: "registry",
    owner: "platform",
    description:
        "Repositories of container images that every environment's accounts pull from, and the role that publishes",
    settings,
    build(settings, _upstream, context) {
        const { account, region, partition } = context.target;
        const { prefix = context.defaultTags["Project"] ?? "", pulledBy, publisher } = settings;
        const named = Object.entries(settings.repositories).map(([name, shape]) => ({
            name,
            shape,
            repositoryName: `${prefix}/${name}`,
        }));
        // Written, not waited for: the role's policy and the repositories' name each other.
        const arns = named.map(
            ({ repositoryName }) => `arn:${partition}:ecr:${region}:${account}:repository/${repositoryName}`,
        );
        const pushedBy = makePublisher(publisher, arns, context);
        const repositories = named.map(({ name, shape, repositoryName }) => {
            const repository = new ImageRepository(
                `registry-${name}`,
                {
                    pulledBy,
                    ...withoutUndefined(shape),
                    repositoryName,
                    pushedBy,
                    account,
                    region,
                    partition,
                    tags: context.tags,
                },
                context.options,
            );
            const { url, arn, keyArn } = repository;
            return [name, { url, arn, repositoryName: repository.repositoryName, keyArn }] as const;
        });
        const shared = makeRegistry(settings, prefix, context);
        return {
            repositories: Object.fromEntries(repositories),
            publisherRoleArns: pulumi.all(pushedBy),
            /** Where images of others are pulled from, by prefix. */
            caches: shared?.caches ?? {},
        };
    },
});

/** What the registry has once; nothing where no copies are made or taken and nothing is kept of others. */
function makeRegistry(settings: RegistrySettings, ownPrefix: string, context: LayerContext): ImageRegistry | undefined {
    const { replication, receives, pullThrough, protect, pulledBy } = settings;
    if (replication === undefined && receives === undefined && Object.keys(pullThrough).length === 0) return undefined;
    const { account, region, partition } = context.target;
    const { tags, defaultTags } = context;
    return new ImageRegistry(
        "registry",
        {
            ...{ replication, receives, pullThrough, protect, pulledBy, ownPrefix, account, region, partition, tags },
            ownTags: { ...defaultTags, ...tags },
        },
        context.options,
    );
}

/** A repository that names nobody is pulled by whoever the registry names. */
function withoutUndefined<Shape extends object>({ ...shape }: Shape): Shape {
    return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Shape;
}
