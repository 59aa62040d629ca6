import type { ClientBase } from "pg";
import { statementsOf } from "./statements.ts";

/**
 * A migration that builds or drops an index while others write. PostgreSQL does neither within a transaction, so it stands
 * alone in its file, and has to bear being run again after a process that died.
 */
export interface IndexMigration {
    readonly kind: "build" | "drop";
    readonly index: string;
    /** Undefined where it is dropped. */
    readonly table: string | undefined;
}

/** Names as PostgreSQL keeps them. IF NOT EXISTS is left out: it would take an invalid index for a good one. */
const BUILD = /^CREATE (?:UNIQUE )?INDEX CONCURRENTLY ([a-z_][a-z0-9_]*) ON ([a-z_][a-z0-9_]*)\b/;
const DROP = /^DROP INDEX CONCURRENTLY IF EXISTS ([a-z_][a-z0-9_]*)$/;

/** What a migration does with an index without a transaction; undefined where it is one like most. */
export function indexMigrationOf(sql: string): IndexMigration | undefined {
    const [statement = "", ...others] = statementsOf(sql);
    if (others.length > 0) return undefined;
    const [, built, table] = BUILD.exec(statement) ?? [];
    if (built !== undefined) return { kind: "build", index: built, table };
    const dropped = DROP.exec(statement)?.[1];
    return dropped === undefined ? undefined : { kind: "drop", index: dropped, table: undefined };
}

/**
 * Runs one. An index that an earlier try left unfinished is invalid: nothing uses it and every write pays for it, so it goes
 * first. One that is there and valid was built by a try that could not say so any more, and stays.
 */
export async function runIndexMigration(client: ClientBase, { kind, index, table }: IndexMigration, sql: string) {
    const drop = () => client.query(`DROP INDEX CONCURRENTLY IF EXISTS ${index}`);
    const state = kind === "build" ? await stateOf(client, index, table) : "missing";
    if (state === "valid") return;
    if (state === "invalid") await drop();
    try {
        // Without a lock_timeout: it waits for transactions that were there before it, and holds up neither reads nor writes.
        await client.query(sql);
    } catch (error) {
        if (kind === "build") await drop().catch(() => undefined);
        throw error;
    }
}

async function stateOf(client: ClientBase, index: string, table: string | undefined) {
    const { rows } = await client.query<{ valid: boolean; of: string }>(
        "SELECT indisvalid AS valid, indrelid::regclass::text AS of FROM pg_index WHERE indexrelid = to_regclass($1)",
        [index],
    );
    const [found] = rows;
    if (!found) return "missing";
    if (found.of !== table) throw new Error(`there is an index ${index} already, of the table ${found.of}`);
    return found.valid ? "valid" : "invalid";
}
