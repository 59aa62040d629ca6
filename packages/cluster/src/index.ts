export { Cluster } from "./cluster.ts";
export type { ClusterArgs } from "./clusterArgs.ts";
