export { type ClusterAlarmRole, clusterAlarms } from "./clusterAlarms.ts";
export { planClusterAlarms, type WatchedCluster } from "./planClusterAlarms.ts";
