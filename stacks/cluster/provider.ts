import { type LayerContext, type OutputsOf, physicalName, upstreamEntry, UserError } from "@plinth/core";
import { Provider } from "@pulumi/kubernetes/provider.js";
import type * as pulumi from "@pulumi/pulumi";
import type { cluster } from "./layer.ts";

export interface ClusterProviderArgs {
    /** The layer that makes the provider; it stands in the logical name, since programs of a whole environment hold several. */
    readonly layer: string;
    /** Which of the environment's clusters. */
    readonly instance: string;
    /** What the cluster layer returns. */
    readonly clusters: Pick<OutputsOf<typeof cluster>, "instances">;
    /**
     * An output of a layer whose resources come before every object, and go after them: in an environment of one stack,
     * nothing else says that kinds of objects are there before objects of them.
     * @default nothing
     */
    readonly after?: pulumi.Output<unknown> | undefined;
}

/**
 * The provider through which a layer reaches one cluster of its environment, named `<layer>-kubernetes-<instance>`.
 * It holds the cluster's own kubeconfig and looks at no other.
 *
 * Its identity is the cluster's place and name, all known before the cluster is there: what changes in the kubeconfig
 * (an endpoint, a certificate) updates the provider and replaces no object. A cluster that was itself replaced has the
 * same name and none of the objects: the layers on it are refreshed then.
 *
 * @throws in an update, when the deployed cluster layer does not have the instance; a preview has a placeholder then.
 */
export function clusterProvider(
    context: LayerContext,
    { layer, instance, clusters, after }: ClusterProviderArgs,
): pulumi.ProviderResource {
    const entry = upstreamEntry(clusters.instances, instance, {
        path: `cluster.instances.${instance}`,
        refusal: (known) =>
            new UserError(
                `layer ${layer} runs on cluster ${instance}, which the deployed cluster layer does not have ` +
                    `(it has ${known.join(", ") || "none"}). Fix: deploy layer cluster first`,
            ),
    });
    return new Provider(
        `${layer}-kubernetes-${instance}`,
        {
            kubeconfig: entry.apply(({ kubeconfig }) => kubeconfig),
            clusterIdentifier: identifierOf(context, instance),
            enableServerSideApply: true,
            // Replaced otherwise, which leaves pods without their files for a moment.
            enableConfigMapMutable: true,
        },
        // The environment's own provider waits until every layer is built; no object may come before it either.
        {
            dependsOn: [
                context.providers.aws,
                ...(after === undefined ? [] : [after.apply(() => context.providers.aws)]),
            ],
        },
    );
}

/** The cluster's place and name, in the environment that it is taken from. */
function identifierOf({ target, upstream, environment, defaultTags }: LayerContext, instance: string): string {
    const { Project: project = "" } = defaultTags;
    const name = physicalName("aws:eks/cluster:Cluster", project, upstream["cluster"] ?? environment, instance);
    return `${target.account}/${target.region}/${name}`;
}

/** Options for a layer's components that make objects in a cluster beside resources in AWS. */
export function clusterOptions(
    context: LayerContext,
    provider: pulumi.ProviderResource,
): pulumi.ComponentResourceOptions {
    return { ...context.options, providers: [context.providers.aws, provider] };
}
