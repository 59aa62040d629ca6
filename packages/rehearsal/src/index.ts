export type { Attempt, PendingOperation, StackEngine, StackState, StateResource } from "./engine.ts";
export { Commands } from "./pulumi/command.ts";
export { findPulumi } from "./pulumi/findPulumi.ts";
export { PulumiStacks } from "./pulumi/pulumiStacks.ts";
export { readState } from "./pulumi/readState.ts";
export { type RehearsedStack, Workspace } from "./pulumi/workspace.ts";
export { readResults, type RunResult, type Violation } from "./result.ts";
export { rehearse, type RehearsalOptions } from "./rehearse.ts";
