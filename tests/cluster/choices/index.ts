import { type AutoModeClusterArgs, Cluster, type NodeGroupClusterArgs } from "@plinth/cluster";
import * as aws from "@pulumi/aws";

const tags = {
    Environment: "prod",
    Project: "plinth",
    Owner: "platform",
    CostCenter: "engineering",
    ManagedBy: "pulumi",
};
const basics: Omit<AutoModeClusterArgs, "clusterName" | "autoMode" | "addOns" | "nodeGroups" | "karpenter"> = {
    version: "1.36",
    subnetIds: ["subnet-0a", "subnet-0b"],
    account: "444444444444",
    region: "eu-west-1",
    access: { platform: { roleArn: "arn:aws:iam::444444444444:role/platform-admin", level: "cluster-admin" } },
    nodeTags: tags,
};
const groups: Pick<NodeGroupClusterArgs, "nodeGroups" | "addOns"> = {
    nodeGroups: { general: { instanceTypes: ["m7g.large"], size: { min: 3, max: 6 } } },
    addOns: {
        "eks-pod-identity-agent": { version: "v1.3.10-eksbuild.3" },
        "kube-proxy": { version: "v1.36.0-eksbuild.14" },
        "vpc-cni": { version: "v1.22.3-eksbuild.1" },
        coredns: { version: "v1.14.3-eksbuild.3" },
        "aws-ebs-csi-driver": { version: "v1.63.1-eksbuild.1" },
    },
};

// Every choice of a cluster's nodes, called with the least.
const provider = new aws.Provider("aws", {
    region: "eu-west-1",
    allowedAccountIds: [basics.account],
    defaultTags: { tags },
});
const orders = {
    namespace: "shop",
    serviceAccount: "orders",
    statements: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop-orders/*"] }],
};
new Cluster("groups", { ...basics, ...groups, clusterName: "groups" }, { provider });
new Cluster(
    "karpenter",
    { ...basics, ...groups, clusterName: "karpenter", karpenter: {}, podIdentities: { orders } },
    { provider },
);
new Cluster("auto", { ...basics, clusterName: "auto", autoMode: {} }, { provider });
new Cluster("own", { ...basics, clusterName: "own", autoMode: { nodePools: [] } }, { provider });
