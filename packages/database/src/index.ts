export { Database } from "./database.ts";
export type { DatabaseArgs } from "./databaseArgs.ts";
