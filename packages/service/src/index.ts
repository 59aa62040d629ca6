export { buildService, type BuildServiceArgs, type ServiceOutputs } from "./buildService.ts";
export type { ServiceUpstream } from "./upstream.ts";
