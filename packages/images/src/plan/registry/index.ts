export { registryChecks } from "./checkRegistry.ts";
export { checkRegistryPlace } from "./checkRegistryPlace.ts";
export { registryOptOuts } from "./optOuts.ts";
export { planTemplates, type PlannedTemplate } from "./planTemplates.ts";
export { registryPolicy } from "./registryPolicy.ts";
export {
    type KeptImages,
    type PullThroughShape,
    type ReceivesShape,
    REGISTRY_DEFAULTS,
    type RegistryShape,
    type ReplicationShape,
    type ReplicationTarget,
} from "./shape.ts";
export { cacheTemplate, copyTemplate, type RepositoryTemplate } from "./templates.ts";
export { addressOf, CLOSED_UPSTREAMS, credentialOf, OPEN_UPSTREAMS, type Upstream } from "./upstreams.ts";
