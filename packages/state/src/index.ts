export { StateBackend } from "./stateBackend.ts";
export type { StateBackendArgs } from "./stateBackendArgs.ts";
