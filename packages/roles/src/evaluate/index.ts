export type { RequestContext } from "./conditionHolds.ts";
export { type Caller, type Decision, evaluate, evaluateTrust, type Policies, type Request } from "./evaluate.ts";
