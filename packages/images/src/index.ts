export { ImageRegistry } from "./imageRegistry.ts";
export type { ImageRegistryArgs } from "./imageRegistryArgs.ts";
export { ImageRepository } from "./imageRepository.ts";
export type { ImageRepositoryArgs } from "./imageRepositoryArgs.ts";
export { ServiceImage, type ServiceImageArgs } from "./serviceImage.ts";
