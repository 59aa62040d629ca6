export { Cache } from "./cache.ts";
export type { CacheArgs } from "./cacheArgs.ts";
export type { CacheUser } from "./userGroup.ts";
