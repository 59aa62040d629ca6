export { checkWorkload, workloadChecks } from "./checkWorkload.ts";
export {
    DEFAULTS,
    HEALTH_CHECK,
    MAX_UNAVAILABLE,
    PATHS,
    POD_IDENTITY_AGENT,
    PORTS,
    ROLLING,
    SETTLE_SECONDS,
    USER,
} from "./defaults.ts";
export { canaryPods, checkCanary, DEFAULT_STEPS, type PlannedCanary, planCanary } from "./canary.ts";
export { checkImage, imageName } from "./image.ts";
export { checkIngress, ingressAnnotations, type PlannedIngress, planIngress } from "./ingress.ts";
export { objectLabels, type Part, selectorLabels, serviceSelector } from "./labels.ts";
export {
    checkNamespaceName,
    checkPeerNamespace,
    checkServiceName,
    checkSharedNames,
    isTakenNamespace,
    LONGEST_LABEL,
    LONGEST_SERVICE,
    LONGEST_WORKER,
    objectNames,
} from "./names.ts";
export { type AwsPlace, checkIngressPlace, checkSecretPlace } from "./arns.ts";
export { bytes, formatCpu, formatMemory, millicores } from "./quantities.ts";
export {
    addAll,
    type Demand,
    demandOf,
    type PlannedQuota,
    planQuota,
    type Quota,
    quotaFor,
    type Shortage,
    shortagesOf,
} from "./quota.ts";
export { checkMemory, checkResources, containerResources, type PlannedResources, planResources } from "./resources.ts";
export { probesOf, REVISION_LABELS, SCALING_BEHAVIOR, spreadOf } from "./rollout.ts";
export {
    type CanaryAnalysis,
    type CanaryRelease,
    type CanaryStep,
    type RollingRelease,
    type RolloutStrategy,
    STRATEGIES,
} from "./rolloutShape.ts";
export { checkScaling, type PlannedScaling, planScaling } from "./scaling.ts";
export {
    type AutoScaling,
    type Cpu,
    type FixedScaling,
    type ImageReference,
    type Ingress,
    type Memory,
    type Migration,
    type Process,
    type Resources,
    type Scaling,
    type Scheme,
    SCHEMES,
    type Shutdown,
    type Spread,
    SPREADS,
    type Worker,
    type WorkloadShape,
} from "./shape.ts";
export { type PlannedRollout, planRollout } from "./rolloutTimes.ts";
export { type Behind, checkShutdown, type PlannedShutdown, planShutdown } from "./shutdown.ts";
export { checkFlags, checkVariables } from "./variables.ts";
export { type OpenedWorkload, workloadOptOuts } from "./optOuts.ts";
