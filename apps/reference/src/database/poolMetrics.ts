import { metrics } from "@opentelemetry/api";
import type pg from "pg";

/** Shows how many connections there are and how many wait for one; names are those of OpenTelemetry's conventions for databases. */
export function measurePool(pool: pg.Pool): void {
    const meter = metrics.getMeter("reference");
    const name = { "db.client.connection.pool.name": "database" };
    meter
        .createObservableUpDownCounter("db.client.connection.count", {
            unit: "{connection}",
            description: "Connections to the database by what they do",
        })
        .addCallback((result) => {
            result.observe(pool.idleCount, { ...name, "db.client.connection.state": "idle" });
            result.observe(pool.totalCount - pool.idleCount, { ...name, "db.client.connection.state": "used" });
        });
    meter
        .createObservableUpDownCounter("db.client.connection.pending_requests", {
            unit: "{request}",
            description: "What waits for a connection to the database",
        })
        .addCallback((result) => result.observe(pool.waitingCount, name));
}
