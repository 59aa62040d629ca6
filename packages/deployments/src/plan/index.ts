export { checkDeployments, checkForRepository, deploymentsChecks } from "./checkDeployments.ts";
export { environmentChecks } from "./checkEnvironment.ts";
export { checkImage, checkProduction } from "./checkRuns.ts";
export { checkStack } from "./checkStack.ts";
export { INSTALL, PACK_VARIABLE, packFrom } from "./commands.ts";
export { deployFile, deploySettings, type LeftOut } from "./deployFile.ts";
export {
    type DeploymentsShape,
    type EnvironmentRunner,
    type EnvironmentShape,
    type EnvironmentTtl,
    STEP_MINUTES,
} from "./deploymentsShape.ts";
export {
    checkEvents,
    DEFAULT_EVENTS,
    EVENTS,
    FORMATS,
    type NotificationShape,
    type StackEvent,
} from "./notifications.ts";
export { stackDeploymentOptOuts } from "./optOuts.ts";
export { type OrderedStack, planOrder, planRemoval, type Turn } from "./order.ts";
export { namedSecrets, planDeployments, type PlannedStack } from "./planDeployments.ts";
export { type PlannedRunner, type PlannedSettings, planSettings } from "./planSettings.ts";
export { cronProblem, isMoment, minutesAfter, type Schedule, SCHEDULED_OPERATIONS } from "./schedules.ts";
export {
    type Credentials,
    DEFAULTS,
    type Drift,
    driftOf,
    type PulumiRunner,
    type RunnerImage,
    type RunShape,
    type StackName,
    type StackShape,
    startOf,
    type Ttl,
    type Use,
} from "./shape.ts";
