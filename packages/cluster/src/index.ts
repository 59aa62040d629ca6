export { Cluster } from "./cluster.ts";
export type { AutoModeClusterArgs, ClusterArgs, NodeGroupClusterArgs } from "./clusterArgs.ts";
export {
    grant,
    makePodIdentity,
    type PodIdentityParts,
    type PodIdentitySpec,
    type PodPermission,
} from "./podIdentity.ts";
