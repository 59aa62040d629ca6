import { context, propagation } from "@opentelemetry/api";
import type { Query } from "../database/database.ts";
import { correlationId } from "../telemetry/correlation.ts";
import type { StoredEvent } from "./handler.ts";

/** Days an event is remembered as done. What is put back later than that is done again. */
const REMEMBERED_FOR = 30;

interface Row {
    readonly id: string;
    readonly type: string;
    readonly payload: unknown;
    readonly correlation_id: string;
    readonly trace: Readonly<Record<string, string>>;
    readonly attempts: number;
}

/** Stores an event within the transaction of what it tells of, with the id and the trace of what is being done. */
export async function addEvent(query: Query, type: string, payload: unknown): Promise<void> {
    const trace: Record<string, string> = {};
    propagation.inject(context.active(), trace);
    await query("INSERT events", "INSERT INTO events (type, payload, correlation_id, trace) VALUES ($1, $2, $3, $4)", [
        type,
        JSON.stringify(payload),
        correlationId() ?? "none",
        JSON.stringify(trace),
    ]);
}

/** The oldest event that is due and that no other worker has in hand; it is this transaction's until that ends. */
export async function claimEvent(query: Query): Promise<StoredEvent | undefined> {
    const { rows } = await query(
        "SELECT events",
        `SELECT id, type, payload, correlation_id, trace, attempts FROM events
         WHERE died_at IS NULL AND due_at <= now()
         ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    const [row] = rows as Row[];
    return row && { ...row, correlationId: row.correlation_id };
}

/** Remembers an event as done. @returns whether it had not been done before */
export async function rememberEvent(query: Query, id: string): Promise<boolean> {
    const { rowCount } = await query(
        "INSERT processed_events",
        "INSERT INTO processed_events (event_id) VALUES ($1) ON CONFLICT DO NOTHING",
        [id],
    );
    return rowCount === 1;
}

export async function removeEvent(query: Query, id: string): Promise<void> {
    await query("DELETE events", "DELETE FROM events WHERE id = $1", [id]);
}

/** Notes a try that failed, and when the next one is; none without a number of seconds. */
export async function postponeEvent(
    query: Query,
    id: string,
    reason: string,
    seconds: number | undefined,
): Promise<void> {
    await query(
        "UPDATE events",
        `UPDATE events SET attempts = attempts + 1, last_error = $2,
            due_at = now() + make_interval(secs => coalesce($3::float, 0)),
            died_at = CASE WHEN $3::float IS NULL THEN now() END
         WHERE id = $1`,
        [id, reason, seconds ?? null],
    );
}

/** How many events wait, and how many are dead. */
export async function countEvents(query: Query): Promise<{ readonly waiting: number; readonly dead: number }> {
    const { rows } = await query(
        "COUNT events",
        `SELECT count(*) FILTER (WHERE died_at IS NULL)::int AS waiting, count(died_at)::int AS dead FROM events`,
    );
    return rows[0] as { waiting: number; dead: number };
}

export async function forgetOldEvents(query: Query): Promise<void> {
    await query(
        "DELETE processed_events",
        "DELETE FROM processed_events WHERE processed_at < now() - make_interval(days => $1)",
        [REMEMBERED_FOR],
    );
}
