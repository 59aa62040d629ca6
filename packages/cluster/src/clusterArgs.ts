import type { AlarmArgs } from "@plinth/alarms";
import type * as pulumi from "@pulumi/pulumi";
import type { AutoModeNodes, ClusterAlarmRole, ClusterBasics, NodeGroupNodes } from "./plan/index.ts";

/** A cluster on managed node groups. */
export type NodeGroupClusterArgs = ClusterPlace & NodeGroupNodes;
/** A cluster whose nodes EKS runs. */
export type AutoModeClusterArgs = ClusterPlace & AutoModeNodes;
/** What a cluster is made from: one of the two choices of nodes. */
export type ClusterArgs = NodeGroupClusterArgs | AutoModeClusterArgs;

/** What every cluster is made from, whatever its nodes. */
export interface ClusterPlace extends ClusterBasics, AlarmArgs<ClusterAlarmRole> {
    /** The cluster's name in AWS: fixed, because its log group carries it and has to exist before. */
    readonly clusterName: string;
    /** Subnets of the control plane's network interfaces and of the nodes, in at least two zones: the private tier. */
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The account, region and partition of the cluster, for policies and access grants. */
    readonly account: string;
    readonly region: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** Tags of every resource, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
    /**
     * Tags of what AWS launches for the node groups (instances, volumes, network interfaces). A provider's default tags do
     * not reach these: AWS makes them, not Pulumi. @default `tags`
     */
    readonly nodeTags?: Readonly<Record<string, string>> | undefined;
}
