import { SpanKind } from "@opentelemetry/api";
import pg from "pg";
import type { DatabaseSettings } from "../settings/settings.ts";
import type { Logger } from "../telemetry/log.ts";
import { inSpan } from "../telemetry/span.ts";
import { connection } from "./access.ts";

/** One statement, in a span of its own. */
export type Query = (name: string, sql: string, values?: readonly unknown[]) => Promise<pg.QueryResult>;

/** The database, as what stores things in it sees it. */
export interface Database {
    readonly query: Query;
    /** All of it or nothing. */
    transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
    /** Ends well when the database answers, and with an error within two seconds when it does not. */
    check(): Promise<void>;
    close(): Promise<void>;
}

/** Milliseconds: what a statement may take, so that one that hangs does not hold a connection for good. */
const STATEMENT_TIMEOUT = 5_000;
const CHECK_TIMEOUT = 2_000;

export async function openDatabase(settings: DatabaseSettings, log: Logger): Promise<Database> {
    const shared = { ...(await connection(settings)), application_name: "reference" };
    const pool = new pg.Pool({
        ...shared,
        max: settings.DATABASE_POOL_SIZE,
        statement_timeout: STATEMENT_TIMEOUT,
        // Connections end now and then, so that they spread over servers after a failover.
        maxLifetimeSeconds: 600,
    });
    // A connection of its own: a busy pool would make a check wait, and a busy process look like one without a database.
    const checks = new pg.Pool({
        ...shared,
        max: 1,
        connectionTimeoutMillis: CHECK_TIMEOUT,
        query_timeout: CHECK_TIMEOUT,
    });
    // Of connections that nobody uses at the moment; without a listener their end would be the end of the process.
    for (const one of [pool, checks]) {
        one.on("error", (err) => log.warn({ err }, "a database connection was lost"));
    }

    return {
        query: queryOf(pool),
        async transaction(work) {
            const client = await pool.connect();
            let broken: Error | undefined;
            // The pool listens to connections that nobody uses; one in use that ends unheard would end the process.
            const lost = (error: Error) => (broken = error);
            client.on("error", lost);
            try {
                await client.query("BEGIN");
                const result = await work(queryOf(client));
                await client.query("COMMIT");
                return result;
            } catch (error) {
                await client.query("ROLLBACK").catch(lost);
                throw error;
            } finally {
                client.off("error", lost);
                client.release(broken);
            }
        },
        async check() {
            await checks.query("SELECT 1");
        },
        async close() {
            await Promise.all([pool.end(), checks.end()]);
        },
    };
}

function queryOf(client: pg.Pool | pg.PoolClient): Query {
    return (name, sql, values = []) =>
        inSpan(
            name,
            {
                kind: SpanKind.CLIENT,
                // The statement without its values, which are what customers sent.
                attributes: { "db.system.name": "postgresql", "db.query.summary": name, "db.query.text": sql },
            },
            () => client.query(sql, [...values]),
        );
}
