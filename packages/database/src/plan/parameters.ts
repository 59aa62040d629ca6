import type { Violation } from "@plinth/core/settings";
import { type CommonShape, DEFAULTS } from "./shape.ts";

/** One entry of a parameter group. */
export interface Parameter {
    readonly name: string;
    readonly value: string;
    /** Static parameters wait for a restart; asking RDS to apply one at once is an error. */
    readonly applyMethod: "immediate" | "pending-reboot";
}

/** Libraries that PostgreSQL loads when it starts. pg_stat_statements is what insights name statements by. */
const LIBRARIES = "pg_stat_statements,auto_explain";

/**
 * Parameters that need a restart, of those that people set (Amazon RDS User Guide, "RDS for PostgreSQL DB instance
 * parameter list", column Apply type).
 */
const STATIC = new Set([
    "autovacuum_freeze_max_age",
    "autovacuum_max_workers",
    "huge_pages",
    "max_connections",
    "max_locks_per_transaction",
    "max_logical_replication_workers",
    "max_prepared_transactions",
    "max_replication_slots",
    "max_wal_senders",
    "max_worker_processes",
    "pg_stat_statements.max",
    "rds.logical_replication",
    "shared_buffers",
    "shared_preload_libraries",
    "track_activity_query_size",
    "wal_buffers",
]);

/** Parameters this repository sets for a reason, and nobody else may unset. */
const FIXED = { "rds.force_ssl": "clients could then connect without TLS" } as const;

/** The parameter group's contents, by name: an order that does not depend on who wrote what first. */
export function parametersOf(shape: CommonShape): Parameter[] {
    const slow = shape.slowStatementMilliseconds ?? DEFAULTS.slowStatementMilliseconds;
    const values: Record<string, string> = {
        "auto_explain.log_min_duration": String(slow),
        // In milliseconds: a forgotten transaction keeps vacuum from cleaning up behind it.
        idle_in_transaction_session_timeout: String(5 * 60 * 1000),
        log_connections: "1",
        log_disconnections: "1",
        log_lock_waits: "1",
        log_min_duration_statement: String(slow),
        // Every temporary file is a query that did not fit into memory.
        log_temp_files: "0",
        "rds.force_ssl": "1",
        shared_preload_libraries: LIBRARIES,
        ...shape.parameters,
    };
    return Object.keys(values)
        .sort()
        .map((name) => ({
            name,
            value: values[name] ?? "",
            applyMethod: STATIC.has(name) ? "pending-reboot" : "immediate",
        }));
}

export function checkParameters({ parameters = {}, slowStatementMilliseconds }: CommonShape): Violation[] {
    const problems: Violation[] = [];
    if (
        slowStatementMilliseconds !== undefined &&
        !(Number.isInteger(slowStatementMilliseconds) && slowStatementMilliseconds >= 0)
    ) {
        problems.push({
            path: ["slowStatementMilliseconds"],
            rule: "must be a whole number of milliseconds, 0 for every statement",
            value: slowStatementMilliseconds,
            fix: "write one such as 1000",
        });
    }
    for (const [name, value] of Object.entries(parameters)) {
        const path = ["parameters", name];
        const reason = (FIXED as Readonly<Record<string, string>>)[name];
        if (reason !== undefined) {
            problems.push({ path, rule: `cannot be set: ${reason}`, value, fix: "remove it" });
        } else if (!/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/.test(name)) {
            problems.push({
                path,
                rule: "must be the name of a PostgreSQL parameter, in lower case",
                value: name,
                fix: "write it as pg_settings lists it",
            });
        }
    }
    return problems;
}
