export { type ClusterAlarmRole, clusterAlarms, planClusterAlarms, type WatchedCluster } from "./alarms/index.ts";
export { accessPolicyArn, accessScope, checkAccess, clusterAccessPolicyArn, ROLE_ARN } from "./access.ts";
export {
    ADD_ON_NAMES,
    ADD_ON_VERSION,
    type AddOnName,
    type AddOnRule,
    addOnRule,
    addOnsOf,
    checkAddOns,
    compareVersions,
    configurationOf,
    NETWORK_POLICIES,
    type NetworkPolicies,
    networkPoliciesOf,
    REQUIRED_ADD_ONS,
} from "./addOns.ts";
export { checkCluster, clusterChecks, KEY, LONGEST_KEY } from "./checkCluster.ts";
export { type Interruption, INTERRUPTIONS } from "./interruptions.ts";
export { type KarpenterObject, planPools, type PoolHome } from "./karpenterPools/planPools.ts";
export {
    type Consolidation,
    CONSOLIDATIONS,
    type DisruptionBudget,
    DISRUPTION_REASONS,
    type KarpenterPoolShape,
    POOL_ARCHITECTURES,
    POOL_DEFAULTS,
    type PoolArchitecture,
} from "./karpenterPools/shape.ts";
export { kubeconfigOf } from "./kubeconfig.ts";
export { type KubernetesRelease, RELEASE_SOURCES, releases } from "./releases.ts";
export { apiUsesIn, type ApiUse, type RemovedUse, removedUses, requestedApis } from "./removedApis/removedApis.ts";
export { type AddOnStep, planUpgrade, type UpgradePlan, type UpgradeStep } from "./upgrade.ts";
export { narrowShape } from "./nodes.ts";
export { KUBERNETES_VERSION } from "./kubernetesVersion.ts";
export { checkScalingStep } from "./scalingStep.ts";
export { checkVersionStep } from "./versionStep.ts";
export { checkPublicAccess, checkServiceCidr, dnsCidrOf } from "./network.ts";
export {
    type Architecture,
    architectureOf,
    checkNodeGroups,
    INSTANCE_TYPE,
    LARGEST_DISK,
    type NodeVolume,
    type PlannedNodeGroup,
    planNodeGroup,
    SMALLEST_DISK,
} from "./nodeGroups.ts";
export {
    karpenterAccount,
    type PodIdentity,
    type PodServiceAccount,
    type PodStatement,
    policyName,
} from "./podIdentities.ts";
export {
    ACCESS_LEVELS,
    type AccessGrant,
    type AccessLevel,
    type AddOn,
    type AddOns,
    type AnyClusterShape,
    type AutoModeNodes,
    type AutoModeShape,
    CAPACITIES,
    type Capacity,
    type ClusterBasics,
    type ClusterShape,
    DEFAULTS,
    type GroupSize,
    type KarpenterShape,
    NODE_POOLS,
    type NodeGroupNodes,
    type NodePool,
    type NodeGroupShape,
    OPERATING_SYSTEMS,
    type OperatingSystem,
    type PublicAccess,
    type Taint,
    TAINT_EFFECTS,
} from "./shape.ts";
export { clusterOptOuts } from "./optOuts.ts";
