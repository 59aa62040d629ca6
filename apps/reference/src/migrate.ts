import path from "node:path";
import pg from "pg";
import { connection } from "./database/access.ts";
import { migrate, readMigrations } from "./database/migrations.ts";
import { settingsOrExit } from "./lifecycle/start.ts";
import { readMigrationSettings } from "./settings/settings.ts";

const { settings, log } = settingsOrExit(() => readMigrationSettings(process.env));
const client = new pg.Client({ ...(await connection(settings.database)), application_name: "reference-migrate" });
client.on("error", (err) => log.error({ err }, "the connection was lost"));
try {
    await client.connect();
    const applied = await migrate(client, await readMigrations(path.join(import.meta.dirname, "../migrations")));
    log.info({ applied }, applied.length > 0 ? "migrations applied" : "nothing to migrate");
} catch (err) {
    log.fatal({ err }, "migration failed");
    process.exitCode = 1;
} finally {
    await client.end();
}
