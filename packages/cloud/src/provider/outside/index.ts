export { OutsideChanges } from "./outside.ts";
export { isOutsideProblem, type OutsideChange, type OutsideProblem, parseChanged } from "./parseOutside.ts";
