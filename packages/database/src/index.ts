export { Aurora } from "./aurora/aurora.ts";
export type { AuroraArgs } from "./aurora/auroraArgs.ts";
export { Database } from "./database.ts";
export type { DatabaseArgs } from "./databaseArgs.ts";
