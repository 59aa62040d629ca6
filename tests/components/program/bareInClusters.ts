import { barePlatform } from "./barePlatform.ts";
import { bareServiceLevels } from "./bareServiceLevels.ts";
import { bareWorkloads } from "./bareWorkloads.ts";

/** Components that make objects in clusters. */
export const bareInClusters = { ...barePlatform, ...bareServiceLevels, ...bareWorkloads };
