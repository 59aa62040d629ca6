import path from "node:path";
import { migrate, readMigrations } from "./database/migrations.ts";
import { asOneOff } from "./database/oneOff.ts";
import { grantToService } from "./database/provision.ts";
import { readMigrationSettings } from "./settings/settings.ts";

await asOneOff("migration", readMigrationSettings, async (client, { database, users }, log) => {
    const migrations = await readMigrations(path.join(import.meta.dirname, "../migrations"));
    const { DATABASE_SERVICE_USER: service } = users;
    const { applied, newer } = await migrate(client, migrations, async () => {
        if (service !== undefined && service !== database.DATABASE_USER) await grantToService(client, service);
    });
    if (newer.length > 0) log.warn({ newer }, "a later version has migrated the database: it is left as it is");
    else log.info({ applied }, applied.length > 0 ? "migrations applied" : "nothing to migrate");
});
