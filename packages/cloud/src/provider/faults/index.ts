export type { ChosenFault, Injected } from "./fault.ts";
export { FAULT_KINDS, factsOfKind, type FaultKind, KINDS } from "./kinds.ts";
export { namesResource } from "./matching.ts";
export { type FaultProblem, isFaultProblem, nearest, parseFault } from "./parseFault.ts";
export { DEFAULT_RATE, fraction, MOST_STRIKES, type SeededFaults } from "./seeded.ts";
