export { answerInvoke } from "./answers/invokes.ts";
export { autonamed, autonameProblem } from "./model/autoname.ts";
export { type Computed, computedOutputs, type ComputeRequest } from "./model/computed.ts";
export { kubernetesAutoname } from "./model/kubernetes.ts";
export { type Autoname, ModelContext, type TypeModel } from "./model/model.ts";
export { type OverlayOptions, withComputed } from "./model/overlay.ts";
export { modelledTypes, modelOf } from "./model/registry.ts";
export { ASSUMED_ACCOUNT, ASSUMED_REGION, partitionOf, type ProviderTarget, providerTarget } from "./values/target.ts";
export { uuid } from "./values/digits.ts";
