import { defineLayer, upstreamEntry, UserError } from "@plinth/core";
import { Platform } from "@plinth/platform";
import { cluster } from "plinth-cluster";
import { clusterOptions, clusterProvider } from "plinth-cluster/provider";
import { network } from "plinth-network";
import { settings } from "./settings.ts";

export const platform = defineLayer({
    name: "platform",
    owner: "platform",
    description: "Add-ons in the clusters: metrics, logs, traces, secrets, load balancers and DNS",
    settings,
    needs: { network, cluster },
    build(settings, upstream, context) {
        const { account, region, partition } = context.target;
        const { tags, alerting } = context;
        const made = Object.entries(settings.clusters).map(([name, shape]) => {
            const entry = upstreamEntry(upstream.cluster.instances, name, {
                path: `cluster.instances.${name}`,
                refusal: (known) =>
                    new UserError(
                        `layer platform installs add-ons in cluster ${name}, which the deployed cluster layer does not ` +
                            `have (it has ${known.join(", ") || "none"}). Fix: deploy layer cluster first`,
                    ),
            });
            const provider = clusterProvider(context, {
                layer: "platform",
                instance: name,
                clusters: upstream.cluster,
            });
            const component = new Platform(
                `platform-${name}`,
                {
                    ...shape,
                    clusterName: context.physicalName("aws:eks/cluster:Cluster", name),
                    readyName: entry.apply(({ readyName }) => readyName),
                    vpcId: upstream.network.vpcId,
                    account,
                    region,
                    partition,
                    tags,
                    ownTags: { ...context.defaultTags, ...tags },
                    ...alerting,
                },
                clusterOptions(context, provider),
            );
            return [name, component.outputs] as const;
        });
        return { clusters: Object.fromEntries(made) };
    },
});
