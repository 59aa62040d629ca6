import type { AutoModeClusterArgs, NodeGroupClusterArgs } from "../clusterArgs.ts";

/** The least a cluster takes: everything else is a default. */
export const leastArgs: NodeGroupClusterArgs = {
    clusterName: "plinth-dev-main",
    version: "1.36",
    subnetIds: ["subnet-0a", "subnet-0b"],
    account: "222222222222",
    region: "eu-west-1",
    access: {
        platform: { roleArn: "arn:aws:iam::222222222222:role/platform-admin", level: "cluster-admin" },
    },
    nodeGroups: { general: { instanceTypes: ["m7g.large"], size: { min: 2, max: 6 } } },
    addOns: {
        "eks-pod-identity-agent": { version: "v1.3.10-eksbuild.3" },
        "kube-proxy": { version: "v1.36.0-eksbuild.14" },
        "vpc-cni": { version: "v1.22.3-eksbuild.1" },
        coredns: { version: "v1.14.3-eksbuild.3" },
        "aws-ebs-csi-driver": { version: "v1.63.1-eksbuild.1" },
    },
};

/** The least a cluster in Auto Mode takes. */
export const leastAutoArgs: AutoModeClusterArgs = {
    clusterName: leastArgs.clusterName,
    version: leastArgs.version,
    subnetIds: leastArgs.subnetIds,
    account: leastArgs.account,
    region: leastArgs.region,
    access: leastArgs.access,
    autoMode: {},
};
