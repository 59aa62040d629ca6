export type { ExemptedResource, Exemption, ExemptionProblem, ExemptionTerms } from "./exemption.ts";
export { Exemptions, loadExemptions } from "./exemptions.ts";
export { findingId } from "./findingId.ts";
export { globMatcher } from "./glob.ts";
export { readExemptions } from "./readExemptions.ts";
export { today } from "./today.ts";
export { stackUrn } from "./urn.ts";
