export { parameterProblems, type ParameterProblem } from "./checkParameters.ts";
export { parameterSchema } from "./parameterSchema.ts";
export type { Level, Parameter, Profile, Severity } from "./rule.ts";
export { compareStrictness, type Strictness } from "./strictness.ts";
