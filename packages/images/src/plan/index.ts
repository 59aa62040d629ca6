export { repositoryPolicy, type RepositoryPolicy } from "./access.ts";
export { BUILD_DEFAULTS, buildChecks, type BuildPlatform, type BuildShape, PLATFORMS } from "./build.ts";
export { accessChecks, checkRepositoryName, repositoryChecks } from "./checkRepository.ts";
export { ALL_IMAGES, lifecyclePolicy, type LifecycleRule, lifecycleRules } from "./lifecycle.ts";
export { repositoryOptOuts } from "./optOuts.ts";
export { checkImage, DIGEST, type ImageReference, readImage, writeImage } from "./reference.ts";
export { RELEASE_TAG_PREFIX, REPOSITORY_DEFAULTS, type RepositoryAccess, type RepositoryShape } from "./shape.ts";
export * from "./registry/index.ts";
