export { BreakGlassRole } from "./breakGlassRole.ts";
export type { BreakGlassRoleArgs } from "./breakGlassRoleArgs.ts";
