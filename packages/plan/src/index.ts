export { compare, type CompareRequest } from "./compare/compare.ts";
export {
    type ChangeKind,
    type ComparedWith,
    type Comparison,
    COMPARISON_VERSION,
    type ComparisonSummary,
    type Danger,
    type DangerKind,
    dangerKinds,
    type OptionDifference,
    type PropertyDifference,
    type ReplaceCause,
    type ResourceChange,
    type StackComparison,
} from "./compare/comparison.ts";
export type { CostChange, CostOf, CostSide, StandingCost } from "./compare/costs.ts";
export { defaultTagsOf } from "./compare/defaultTags.ts";
export { dangersOfSteps, type EngineStep, type StepState } from "./compare/dangers/engineSteps.ts";
export { holdingOf, statefulTypes } from "./compare/dangers/stateful.ts";
export { covers, parsePath } from "./compare/propertyPath.ts";
export type { RefusedChange, RefusedInPlace } from "./compare/dangers/refusals.ts";
export type { ReplacedBy } from "./compare/judge.ts";
export type { ComparedResource, ComparedStack, OtherSide } from "./compare/side.ts";
export {
    deployedResources,
    type DocumentKind,
    documentKind,
    readDeployment,
    readPlanJson,
    stackOf,
    type StateResource,
} from "./deployment/readDeployment.ts";
export { fromStateObject } from "./deployment/wireValue.ts";
export { decodeValue, type EncodedValue, encodeObject, encodeValue, LONGEST_TEXT } from "./encode.ts";
export { planToJson } from "./json.ts";
export {
    type Diagnostic,
    type EnforcementLevel,
    type Exemption,
    type Finding,
    type Gap,
    type Layout,
    type Outcome,
    type Pass,
    type Plan,
    PLAN_VERSION,
    type PlannedResource,
    type PolicyChange,
    type Provenance,
    type ResourceOptions,
    type StackPlan,
    type Summary,
} from "./plan.ts";
export {
    blocks,
    findingId,
    noOutcomes,
    PROVIDER_PREFIX,
    refuseAssumed,
    STACK_TYPE,
    summarize,
    warnUnverified,
} from "./summary.ts";
export { starPattern } from "./starPattern.ts";
export {
    holdsSecret,
    holdsUnknown,
    isPlanObject,
    joinPath,
    mapSpecial,
    PlanArchive,
    PlanAsset,
    type PlanObject,
    type PlanValue,
    ResourceReference,
    Secret,
    Unknown,
    unknown,
    unknownPaths,
} from "./values.ts";
