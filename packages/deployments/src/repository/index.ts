export { IDLE_FILES } from "./idleFiles.ts";
export { MODEL_FILES } from "./modelFiles.ts";
export { programFolders } from "./programFolders.ts";
export { repositoryStacks, type RepositoryStack } from "./stacks.ts";
