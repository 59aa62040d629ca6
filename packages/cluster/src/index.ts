export { Cluster } from "./cluster.ts";
export type { AutoModeClusterArgs, ClusterArgs, NodeGroupClusterArgs } from "./clusterArgs.ts";
