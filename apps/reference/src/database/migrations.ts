import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import type { ClientBase } from "pg";
import { indexMigrationOf, runIndexMigration } from "./indexMigration.ts";
import { refuseMigrations } from "./refuseMigrations.ts";

/** One file of the folder `migrations`. */
export interface Migration {
    readonly name: string;
    readonly sql: string;
}

/** What a run has found and done, by names of migrations. */
export interface Migrated {
    readonly applied: readonly string[];
    /** Applied by a later version, which this one was put back in the place of. */
    readonly newer: readonly string[];
}

/** Any number, as long as it is the same for all: whoever holds it migrates. */
const LOCK = 4_201_071_509;
/** Milliseconds between tries to get it. */
const LOCK_EVERY = 250;
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
 * Applies what has not been applied, each migration in a transaction of its own, save one that works on an index while others
 * write. Two that run at once wait for each other. A database that a later version has migrated is left as it is: migrations
 * break nothing of the version before, so a rollback needs none undone.
 *
 * @param afterwards is done while nobody else migrates, each time
 * @throws when a migration has been edited after it was applied, is missing, would break the version that runs, or fails
 */
export async function migrate(
    client: ClientBase,
    migrations: readonly Migration[],
    afterwards: () => Promise<void> = async () => undefined,
): Promise<Migrated> {
    refuseMigrations(migrations);
    await lock(client);
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
        await afterwards();
        const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
        return { applied: names(waiting), newer: names(rows.slice(migrations.length)) };
    } finally {
        // A connection that was lost has given it back.
        await client.query("SELECT pg_advisory_unlock($1)", [LOCK]).catch(() => undefined);
    }
}

/**
 * Asks again and again rather than waits: what waits in a statement has a snapshot, whose end CREATE INDEX CONCURRENTLY waits
 * for, and whoever builds the index holds this lock.
 */
async function lock(client: ClientBase): Promise<void> {
    for (;;) {
        const { rows } = await client.query<{ held: boolean }>("SELECT pg_try_advisory_lock($1) AS held", [LOCK]);
        if (rows[0]?.held) return;
        await after(LOCK_EVERY);
    }
}

async function apply(client: ClientBase, { name, sql }: Migration): Promise<void> {
    const remember = () =>
        client.query("INSERT INTO applied_migrations (name, checksum) VALUES ($1, $2)", [name, checksum(sql)]);
    const failed = (cause: unknown) => new Error(`${name} failed and changed nothing`, { cause });
    const ofIndex = indexMigrationOf(sql);
    if (ofIndex) {
        await runIndexMigration(client, ofIndex, sql).catch((error: unknown) => {
            throw failed(error);
        });
        return void (await remember());
    }
    await client.query("BEGIN");
    try {
        await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
        await client.query(sql);
        await remember();
        await client.query("COMMIT");
    } catch (error) {
        await client.query("ROLLBACK").catch(() => undefined);
        throw failed(error);
    }
}

/** What has been applied is history: it stands in the folder, first and unchanged. */
function refuseEdited(
    migrations: readonly Migration[],
    applied: readonly { readonly name: string; readonly checksum: string }[],
): void {
    for (const [position, { name, sql }] of migrations.slice(0, applied.length).entries()) {
        const known = applied[position];
        if (known?.name !== name) {
            throw new Error(
                `${known?.name} has been applied, and ${name} stands in its place. ` +
                    "Fix: give new migrations a higher number, and leave old ones.",
            );
        }
        if (checksum(sql) !== known.checksum) {
            throw new Error(`${name} was edited after it had been applied. Fix: undo that, and write a new migration.`);
        }
    }
}

/** Of the text with the line ends of Unix: a checkout on Windows has others. */
function checksum(sql: string): string {
    return createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex");
}
