import { SpanKind } from "@opentelemetry/api";
import pg from "pg";
import type { DatabaseSettings } from "../settings/settings.ts";
import type { Logger } from "../telemetry/log.ts";
import { inSpan } from "../telemetry/span.ts";
import { connection } from "./access.ts";
import { measurePool } from "./poolMetrics.ts";
import { DatabaseUnavailable, isLost } from "./unavailable.ts";

/** One statement, in a span of its own. */
export type Query = (name: string, sql: string, values?: readonly unknown[]) => Promise<pg.QueryResult>;

/** The database, as what stores things in it sees it. Whatever is asked of it fails with {@link DatabaseUnavailable} where it cannot be used. */
export interface Database {
    readonly query: Query;
    /** All of it or nothing. */
    transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
    /** Ends well when the database answers and takes writes, and with an error within two seconds when it does not. */
    check(): Promise<void>;
    close(): Promise<void>;
}

/** Milliseconds that things may take. */
export const LIMITS = {
    /** Getting a connection, a new one or one that others have in use. */
    connection: 3_000,
    /** A statement, so that one that hangs does not hold a connection for good. */
    statement: 5_000,
    /** An answer, for when the server is not there any more to end the statement. */
    answer: 6_000,
    /** What a transaction waits for its client: one that froze would keep its locks. */
    idleInTransaction: 30_000,
    check: 2_000,
};

export async function openDatabase(settings: DatabaseSettings, log: Logger, limits = LIMITS): Promise<Database> {
    const shared = { ...(await connection(settings)), application_name: "reference" };
    const pool = new pg.Pool({
        ...shared,
        max: settings.DATABASE_POOL_SIZE,
        connectionTimeoutMillis: limits.connection,
        statement_timeout: limits.statement,
        query_timeout: limits.answer,
        idle_in_transaction_session_timeout: limits.idleInTransaction,
        // Connections end now and then, so that they spread over servers after a failover.
        maxLifetimeSeconds: 600,
    });
    measurePool(pool);
    // A connection of its own: a busy pool would make a check wait, and a busy process look like one without a database.
    const checks = new pg.Pool({
        ...shared,
        max: 1,
        connectionTimeoutMillis: limits.check,
        query_timeout: limits.check,
    });
    // Of connections that nobody uses at the moment; without a listener their end would be the end of the process.
    for (const one of [pool, checks]) {
        one.on("error", (err) => log.warn({ err }, "a database connection was lost"));
    }

    return {
        query: (name, sql, values) => withClient(pool, (run) => queryOf(run)(name, sql, values)),
        transaction: (work) => withClient(pool, (run) => inTransaction(run, work)),
        check: () =>
            withClient(checks, async (run) => {
                const { rows } = await run("SHOW transaction_read_only");
                if (rows[0]?.transaction_read_only !== "off") throw new DatabaseUnavailable("it takes no writes");
            }),
        async close() {
            await Promise.all([pool.end(), checks.end()]);
        },
    };
}

type Run = (sql: string, values?: readonly unknown[]) => Promise<pg.QueryResult>;

/** Works with a connection that goes back to its pool afterwards, unless it turned out to be of no use. */
async function withClient<T>(pool: pg.Pool, work: (run: Run) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
        throw new DatabaseUnavailable(error);
    });
    let lost: Error | undefined;
    // The pool listens to connections that nobody uses; one in use that ends unheard would end the process.
    const hear = (error: Error) => (lost = error);
    client.on("error", hear);
    try {
        return await work((sql, values = []) =>
            client.query(sql, [...values]).catch((error: unknown) => {
                throw isLost(error) ? new DatabaseUnavailable(error) : error;
            }),
        );
    } catch (error) {
        if (error instanceof DatabaseUnavailable) hear(error);
        throw error;
    } finally {
        client.off("error", hear);
        client.release(lost);
    }
}

async function inTransaction<T>(run: Run, work: (query: Query) => Promise<T>): Promise<T> {
    await run("BEGIN");
    try {
        const result = await work(queryOf(run));
        const { command } = await run("COMMIT");
        // What PostgreSQL answers, without an error, where a statement failed before and nobody minded.
        if (command !== "COMMIT")
            throw new Error("the transaction was taken back, because a statement in it had failed");
        return result;
    } catch (error) {
        if (!(error instanceof DatabaseUnavailable)) await run("ROLLBACK");
        throw error;
    }
}

function queryOf(run: Run): Query {
    return (name, sql, values) =>
        inSpan(
            name,
            {
                kind: SpanKind.CLIENT,
                // The statement without its values, which are what customers sent.
                attributes: { "db.system.name": "postgresql", "db.query.summary": name, "db.query.text": sql },
            },
            () => run(sql, values),
        );
}
