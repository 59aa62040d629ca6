export { Platform, type PlatformOutputs } from "./platform.ts";
export type { PlatformArgs, PlatformHome } from "./platformArgs.ts";
