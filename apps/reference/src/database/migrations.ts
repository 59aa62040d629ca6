import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { ClientBase } from "pg";
import { refuseMigrations } from "./refuseMigrations.ts";

/** One file of the folder `migrations`. */
export interface Migration {
    readonly name: string;
    readonly sql: string;
}

/** Any number, as long as it is the same for all: whoever holds it migrates. */
const LOCK = 4_201_071_509;
/** What waits for a lock holds up everyone who comes after it, so it gives up soon. */
const LOCK_TIMEOUT = "5s";

/** The migrations of a folder, in the order of their names. */
export async function readMigrations(folder: string): Promise<Migration[]> {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
    return await Promise.all(
        names.map(async (name) => ({ name, sql: await readFile(path.join(folder, name), "utf8") })),
    );
}

/**
 * Applies what has not been applied, each migration in a transaction of its own, and returns the names of those. Two that
 * run at once wait for each other.
 *
 * @throws when a migration has been edited after it was applied, is missing, would break the version that runs, or fails
 */
export async function migrate(client: ClientBase, migrations: readonly Migration[]): Promise<string[]> {
    refuseMigrations(migrations);
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    try {
        await client.query(
            `CREATE TABLE IF NOT EXISTS applied_migrations (
                name text PRIMARY KEY,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            )`,
        );
        const { rows } = await client.query<{ name: string; checksum: string }>(
            "SELECT name, checksum FROM applied_migrations ORDER BY name",
        );
        refuseEdited(migrations, rows);
        const waiting = migrations.slice(rows.length);
        for (const migration of waiting) await apply(client, migration);
        return waiting.map(({ name }) => name);
    } finally {
        await client.query("SELECT pg_advisory_unlock($1)", [LOCK]);
    }
}

async function apply(client: ClientBase, { name, sql }: Migration): Promise<void> {
    await client.query("BEGIN");
    try {
        await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
        await client.query(sql);
        await client.query("INSERT INTO applied_migrations (name, checksum) VALUES ($1, $2)", [name, checksum(sql)]);
        await client.query("COMMIT");
    } catch (error) {
        await client.query("ROLLBACK");
        throw new Error(`${name} failed and changed nothing`, { cause: error });
    }
}

/** What has been applied is history: it stands in the folder, first and unchanged. */
function refuseEdited(
    migrations: readonly Migration[],
    applied: readonly { readonly name: string; readonly checksum: string }[],
): void {
    for (const [position, { name, checksum: known }] of applied.entries()) {
        const file = migrations[position];
        if (file?.name !== name) {
            throw new Error(
                `${name} has been applied, but ${file ? `${file.name} stands in its place` : "its file is missing"}. ` +
                    "Fix: give new migrations a higher number, and leave old ones.",
            );
        }
        if (checksum(file.sql) !== known) {
            throw new Error(`${name} was edited after it had been applied. Fix: undo that, and write a new migration.`);
        }
    }
}

function checksum(sql: string): string {
    return createHash("sha256").update(sql).digest("hex");
}
