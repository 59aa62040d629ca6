export { Cache } from "./cache.ts";
export type { CacheArgs, ServerlessCacheArgs } from "./cacheArgs.ts";
export type { CacheUser } from "./userGroup.ts";
export { ServerlessCache } from "./serverlessCache.ts";
