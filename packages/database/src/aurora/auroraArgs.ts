import type { DatabasePlace } from "../databaseArgs.ts";
import type { AuroraShape } from "../plan/index.ts";

/** What an Aurora cluster is made from. */
export interface AuroraArgs extends AuroraShape, DatabasePlace {}
