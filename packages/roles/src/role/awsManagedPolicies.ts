/**
 * Policies of AWS that roles of this platform take, each made for the one task its name says. Names with their path, as
 * in the ARN behind `policy/`.
 */
export const AWS_MANAGED_POLICIES = [
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonEKSBlockStoragePolicy",
    "AmazonEKSClusterPolicy",
    "AmazonEKSComputePolicy",
    "AmazonEKSLoadBalancingPolicy",
    "AmazonEKSNetworkingPolicy",
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonSSMManagedInstanceCore",
    "AWSXRayDaemonWriteAccess",
    "service-role/AmazonEBSCSIDriverPolicy",
    "service-role/AmazonECSTaskExecutionRolePolicy",
    "service-role/AmazonRDSEnhancedMonitoringRole",
    "service-role/AWSBackupServiceRolePolicyForBackup",
    "service-role/AWSBackupServiceRolePolicyForRestores",
    "service-role/AWSLambdaBasicExecutionRole",
    "service-role/AWSLambdaVPCAccessExecutionRole",
    "service-role/AWS_ConfigRole",
] as const;
export type AwsManagedPolicy = (typeof AWS_MANAGED_POLICIES)[number];

/** Policies with which a role could give itself everything. No reason makes them right. */
export const REFUSED_POLICIES: readonly string[] = ["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"];

/** The ARN of a policy that AWS keeps. */
export function awsManagedPolicyArn(partition: string, name: string): string {
    return `arn:${partition}:iam::aws:policy/${name}`;
}
