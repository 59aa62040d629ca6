import { context, propagation } from "@opentelemetry/api";
import type { Query } from "../database/database.ts";
import { correlationId } from "../telemetry/correlation.ts";
import type { StoredEvent } from "./handler.ts";

/** Days an event is remembered as done. What is put back later than that is done again. */
const REMEMBERED_FOR = 30;
/** As many as one statement forgets within its time. */
const FORGOTTEN_AT_ONCE = 5_000;

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
    const headers: Record<string, string> = {};
    propagation.inject(context.active(), headers);
    // Not the caller's baggage: it is whatever anyone sent.
    const { traceparent, tracestate } = headers;
    await query("INSERT events", "INSERT INTO events (type, payload, correlation_id, trace) VALUES ($1, $2, $3, $4)", [
        type,
        JSON.stringify(payload),
        correlationId() ?? "none",
        JSON.stringify({ traceparent, tracestate }),
    ]);
}

/**
 * Takes the event that has been due for longest, and counts the try before it begins: one that ends the process is not tried
 * for ever. Until the lease is over nobody else takes it.
 */
export async function claimEvent(query: Query, leaseSeconds: number): Promise<StoredEvent | undefined> {
    const { rows } = await query(
        "UPDATE events",
        `UPDATE events SET attempts = attempts + 1, due_at = now() + make_interval(secs => $1)
         WHERE id = (
             SELECT id FROM events WHERE died_at IS NULL AND due_at <= now()
             ORDER BY due_at, position LIMIT 1 FOR UPDATE SKIP LOCKED
         )
         RETURNING id, type, payload, correlation_id, trace, attempts`,
        [leaseSeconds],
    );
    const [row] = rows as Row[];
    return row && { ...row, correlationId: row.correlation_id };
}

/** Holds a claimed event for the length of a transaction. @returns whether it is still this try's */
export async function holdEvent(query: Query, { id, attempts }: StoredEvent): Promise<boolean> {
    const { rowCount } = await query(
        "SELECT events",
        "SELECT FROM events WHERE id = $1 AND attempts = $2 FOR UPDATE SKIP LOCKED",
        [id, attempts],
    );
    return rowCount === 1;
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

/** Notes why a try failed, and when the next one is; none without a number of seconds. */
export async function postponeEvent(
    query: Query,
    { id, attempts }: StoredEvent,
    reason: string,
    seconds: number | undefined,
): Promise<void> {
    await query(
        "UPDATE events",
        `UPDATE events SET last_error = $3, due_at = now() + make_interval(secs => coalesce($4::float, 0)),
            died_at = CASE WHEN $4::float IS NULL THEN now() END
         WHERE id = $1 AND attempts = $2`,
        [id, attempts, reason, seconds ?? null],
    );
}

/** How many events wait, and how many are dead, and how many seconds the oldest that is due has been waiting. */
export async function countEvents(
    query: Query,
): Promise<{ readonly waiting: number; readonly dead: number; readonly delay: number }> {
    const { rows } = await query(
        "COUNT events",
        `SELECT count(*) FILTER (WHERE died_at IS NULL)::int AS waiting, count(died_at)::int AS dead,
            greatest(0, extract(epoch FROM now() - min(due_at) FILTER (WHERE died_at IS NULL)))::float AS delay
         FROM events`,
    );
    return rows[0] as { waiting: number; dead: number; delay: number };
}

/** Forgets what was done long ago, some of it at a time. */
export async function forgetOldEvents(query: Query): Promise<void> {
    let forgotten: number | null;
    do {
        ({ rowCount: forgotten } = await query(
            "DELETE processed_events",
            `DELETE FROM processed_events WHERE event_id IN (
                 SELECT event_id FROM processed_events WHERE processed_at < now() - make_interval(days => $1) LIMIT $2
             )`,
            [REMEMBERED_FOR, FORGOTTEN_AT_ONCE],
        ));
    } while (forgotten === FORGOTTEN_AT_ONCE);
}
