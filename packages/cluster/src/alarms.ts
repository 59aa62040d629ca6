import { makeAlarms, useGraphs, type Widgets } from "@plinth/alarms";
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ClusterArgs } from "./clusterArgs.ts";
import { clusterAlarms, planClusterAlarms } from "./plan/index.ts";

/** What of a cluster is watched. */
export interface ClusterParts {
    readonly cluster: aws.eks.Cluster;
    /** By their names in the arguments. */
    readonly groups: Readonly<Record<string, aws.eks.NodeGroup>>;
    readonly queueName: pulumi.Output<string> | undefined;
}

/** Alarms of the control plane, of each node group and of Karpenter's queue, and what a dashboard shows of a cluster. */
export function watchCluster(
    name: string,
    args: ClusterArgs,
    { cluster, groups, queueName }: ClusterParts,
    parent: pulumi.Resource,
): Widgets {
    const watched = Object.entries(args.nodeGroups ?? {}).flatMap(([key, { size }]) => {
        const group = groups[key];
        return group === undefined ? [] : [[key, { size, autoScalingGroup: autoScalingGroupOf(group) }] as const];
    });
    const used = watched.map(([label, { autoScalingGroup }]) => ({
        label,
        dimensions: { AutoScalingGroupName: autoScalingGroup },
    }));
    return {
        ...makeAlarms(
            { name, title: args.clusterName, rules: clusterAlarms, args, parent },
            planClusterAlarms(
                { clusterName: cluster.name, groups: Object.fromEntries(watched), queueName },
                args.alarms,
            ),
        ),
        drawn: useGraphs("nodeGroup", used),
    };
}

/** EKS makes one for each node group. */
function autoScalingGroupOf(group: aws.eks.NodeGroup): pulumi.Output<string> {
    return group.resources.apply(([resources]) => {
        const name = resources?.autoscalingGroups?.[0]?.name;
        if (name === undefined) throw new Error("EKS returned a node group without an auto scaling group");
        return name;
    });
}
