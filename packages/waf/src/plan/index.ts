export { capacityOf, INCLUDED_CAPACITY, LARGEST_CAPACITY, paidSteps } from "./capacity.ts";
export { checkShape } from "./checkShape.ts";
export {
    GROUP_NAMES,
    type GroupChoice,
    MANAGED_GROUPS,
    type ManagedGroupName,
    type Mode,
    type RequestPaths,
} from "./managedGroups.ts";
export { webAclOptOuts } from "./optOuts.ts";
export { type AddressSet, type PlannedRule, planRules } from "./planRules.ts";
export { type BotControl, DEFAULTS, type OwnGroup, type RateLimit, type WebAclShape } from "./shape.ts";
export { planWebAclAlarms, webAclAlarms, type WebAclAlarmRole } from "./webAclAlarms.ts";
