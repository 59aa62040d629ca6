import { makeLayerDashboard } from "@plinth/alarms";
import { defineLayer, optional } from "@plinth/core";
import { Cluster } from "@plinth/cluster";
import { narrowShape } from "@plinth/cluster/plan";
import { cache } from "plinth-cache";
import { database } from "plinth-database";
import { network } from "plinth-network";
import { openPeers } from "./peers.ts";
import { settings } from "./settings.ts";

export const cluster = defineLayer({
    name: "cluster",
    owner: "platform",
    description: "Kubernetes clusters with their nodes, add-ons and access",
    settings,
    needs: { network, database: optional(database), cache: optional(cache) },
    build(settings, upstream, context) {
        const { account, region, partition } = context.target;
        const { tags } = context;
        const made = Object.entries(settings.instances).map(([name, { connectTo, ...shape }]) => {
            const logicalName = `cluster-${name}`;
            const component = new Cluster(
                logicalName,
                {
                    ...narrowShape(shape),
                    clusterName: context.physicalName("aws:eks/cluster:Cluster", name),
                    subnetIds: upstream.network.privateSubnetIds,
                    account,
                    region,
                    partition,
                    tags,
                    ...context.alerting,
                    // The provider's default tags stop at the launch template: what it launches carries only these.
                    nodeTags: { ...context.defaultTags, ...tags },
                },
                context.options,
            );
            const { clusterSecurityGroupId } = component;
            const peers = { cluster: logicalName, clusterSecurityGroupId, tags };
            openPeers(
                { ...peers, layer: "database", names: connectTo.databases, instances: upstream.database?.instances },
                component,
            );
            openPeers(
                { ...peers, layer: "cache", names: connectTo.caches, instances: upstream.cache?.instances },
                component,
            );
            return [name, component] as const;
        });
        makeLayerDashboard(
            "cluster",
            context,
            made.map(([, { widgets }]) => widgets),
        );
        return {
            instances: Object.fromEntries(made.map(([name, component]) => [name, outputsOf(component)] as const)),
        };
    },
});

function outputsOf(cluster: Cluster) {
    return {
        name: cluster.clusterName,
        arn: cluster.arn,
        endpoint: cluster.endpoint,
        certificateAuthority: cluster.certificateAuthority,
        kubeconfig: cluster.kubeconfig,
        oidcProviderArn: cluster.oidcProviderArn,
        oidcIssuer: cluster.oidcIssuer,
        clusterSecurityGroupId: cluster.clusterSecurityGroupId,
        nodeRoleArn: cluster.nodeRoleArn,
        podRoleArns: cluster.podRoleArns,
        networkPolicies: cluster.networkPolicies,
        dnsCidr: cluster.dnsCidr,
        readyName: cluster.readyName,
        ...(cluster.karpenter === undefined ? {} : { karpenter: cluster.karpenter }),
    };
}
