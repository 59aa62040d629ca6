import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AutoModeClusterArgs, ClusterArgs } from "./clusterArgs.ts";
import { clusterAccessPolicyArn, DEFAULTS } from "./plan/index.ts";
import { ec2Service, serviceTrust } from "./policies.ts";
import { makeRole, type ReadyRole } from "./roles.ts";

/** What nodes of Auto Mode may do (Amazon EKS User Guide, "Amazon EKS Auto Mode node IAM role"). */
const NODE_POLICIES = ["AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly"];

/** What the control plane does itself in Auto Mode (same guide, "Amazon EKS Auto Mode cluster IAM role"). */
export const AUTO_MODE_POLICIES = [
    "AmazonEKSComputePolicy",
    "AmazonEKSBlockStoragePolicy",
    "AmazonEKSLoadBalancingPolicy",
    "AmazonEKSNetworkingPolicy",
];

/** The inputs of a cluster that switch Auto Mode on or off. EKS takes all three together or none. */
export interface AutoModeInputs {
    readonly computeConfig?: aws.types.input.eks.ClusterComputeConfig;
    readonly storageConfig?: aws.types.input.eks.ClusterStorageConfig;
    readonly elasticLoadBalancing?: aws.types.input.eks.ClusterKubernetesNetworkConfigElasticLoadBalancing;
}

export function autoModeInputs(autoMode: ClusterArgs["autoMode"], nodeRole: ReadyRole | undefined): AutoModeInputs {
    if (autoMode === undefined) return {};
    const enabled = autoMode !== false;
    const switches = { storageConfig: { blockStorage: { enabled } }, elasticLoadBalancing: { enabled } };
    const nodePools = enabled ? (autoMode.nodePools ?? DEFAULTS.nodePools) : [];
    // EKS wants the role with the pools it keeps, and takes none without them.
    if (nodeRole === undefined || nodePools.length === 0) return { ...switches, computeConfig: { enabled } };
    return { ...switches, computeConfig: { enabled, nodePools: [...nodePools], nodeRoleArn: nodeRole.arn } };
}

/** Apart from the role of node groups: EKS keeps one access entry for a role, and the two kinds of nodes differ in its type. */
export function makeAutoNodeRole(name: string, args: AutoModeClusterArgs, parent: pulumi.Resource): ReadyRole {
    const { clusterName, partition = "aws", tags = {} } = args;
    return makeRole(
        `${name}-auto-node-role`,
        {
            description: `Nodes of ${clusterName} in Auto Mode`,
            trust: serviceTrust(ec2Service(partition)),
            managedPolicies: NODE_POLICIES,
            partition,
            tags,
        },
        parent,
    );
}

/**
 * Lets nodes of your own node classes join. With built-in pools EKS makes this entry itself, and would refuse a second one
 * (same guide, "Create a Node Class for Amazon EKS").
 */
export function admitAutoNodes(
    name: string,
    args: AutoModeClusterArgs,
    cluster: aws.eks.Cluster,
    nodeRole: ReadyRole,
    parent: pulumi.Resource,
): void {
    if ((args.autoMode.nodePools ?? DEFAULTS.nodePools).length > 0) return;
    const logicalName = `${name}-auto-nodes`;
    const entry = new aws.eks.AccessEntry(
        logicalName,
        {
            clusterName: cluster.name,
            principalArn: nodeRole.arn,
            type: "EC2",
            tags: { Name: logicalName, ...args.tags },
        },
        { parent },
    );
    new aws.eks.AccessPolicyAssociation(
        logicalName,
        {
            clusterName: cluster.name,
            principalArn: entry.principalArn,
            policyArn: clusterAccessPolicyArn(args.partition ?? "aws", "AmazonEKSAutoNodePolicy"),
            accessScope: { type: "cluster" },
        },
        { parent, dependsOn: [entry] },
    );
}
