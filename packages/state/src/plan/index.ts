export { backendUrl, secretsKeyAlias, secretsProviderUrl, stateBucketName } from "./addresses.ts";
export { checkStateBackendArgs, SHORTEST_VERSION_DAYS, STATE_DEFAULTS } from "./checkStateBackendArgs.ts";
export { versionRules } from "./versionRules.ts";
