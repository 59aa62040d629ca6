export { type Computed, computedOutputs, type ComputeRequest } from "./computed.ts";
export { ASSUMED_ACCOUNT, ASSUMED_REGION, partitionOf, type ProviderTarget, providerTarget } from "./target.ts";
