import assert from "node:assert/strict";
import pg from "pg";
import { connection } from "../src/database/access.ts";
import { openDatabase } from "../src/database/database.ts";
import { DatabaseUnavailable } from "../src/database/unavailable.ts";
import { readSettings } from "../src/settings/settings.ts";
import { createLog } from "../src/telemetry/log.ts";
import { needsServers } from "./machine/needs.ts";
import { Collector } from "./machine/collector.ts";
import { eventually, Instance } from "./machine/instance.ts";
import { placeOrder } from "./machine/orders.ts";
import { Servers } from "./machine/servers.ts";

const CALLER = "4bf92f3577b34da6a3ce929d0e0e4736";

const silent = createLog(
    { LOG_LEVEL: "fatal", SERVICE_NAME: "x", SERVICE_VERSION: "1", ENVIRONMENT: "test" },
    { write: () => undefined },
);

interface OrderBody {
    readonly id: string;
    readonly status: string;
    readonly totalCents: number;
}

async function find(web: Instance, id: string): Promise<OrderBody> {
    return (await (await fetch(`${web.address}/orders/${id}`)).json()) as OrderBody;
}

describe("the service and its worker, with real servers over TLS", function () {
    this.timeout(120_000);
    needsServers();
    let servers: Servers;
    let collector: Collector;
    let web: Instance;
    let worker: Instance;

    before(async () => {
        [servers, collector] = await Promise.all([Servers.start(), Collector.start()]);
        const [one, other] = await Promise.all([
            Instance.start("migrate", servers.variables),
            Instance.start("migrate", servers.variables),
        ]);
        assert.deepEqual(await Promise.all([one.ended, other.ended]), [0, 0], one.output + other.output);
        // Whoever came second found nothing left to do.
        const applied = [...one.lines, ...other.lines].map((line) => line["applied"]).filter(Array.isArray);
        assert.deepEqual(applied.map((names) => names.length).sort(), [0, 3]);
        const variables = { ...servers.variables, OTEL_EXPORTER_OTLP_ENDPOINT: collector.address };
        [web, worker] = await Promise.all([
            Instance.run("start", variables),
            Instance.run("worker", { ...variables, EVENT_ATTEMPTS: "2", EVENT_RETRY_SECONDS: "0" }),
        ]);
        await Promise.all([web.until(200), worker.until(200)]);
    });

    after(async () => {
        await Instance.endAll();
        await collector?.stop();
        await servers?.stop();
    });

    it("changes nothing when migrations are applied again", async () => {
        const again = await Instance.start("migrate", servers.variables);
        assert.equal(await again.ended, 0, again.output);
        assert.deepEqual(
            again.lines.map(({ message, applied }) => [message, applied]),
            [["nothing to migrate", []]],
        );
    });

    it("carries the caller's correlation id and trace from the request through the event to the worker", async () => {
        const response = await placeOrder(web.address, "correlation-1", {
            "x-correlation-id": "from-a-caller",
            traceparent: `00-${CALLER}-00f067aa0ba902b7-01`,
        });
        assert.deepEqual([response.status, response.headers.get("x-correlation-id")], [201, "from-a-caller"]);
        const order = (await response.json()) as OrderBody;
        await eventually("the order is confirmed", async () => (await find(web, order.id)).status === "confirmed");
        for (const [instance, message] of [
            [web, "order placed"],
            [worker, "order confirmed"],
        ] as const) {
            const line = instance.lines.find((one) => one["message"] === message && one["orderId"] === order.id);
            assert.deepEqual([line?.["correlationId"], line?.["traceId"]], ["from-a-caller", CALLER], message);
        }
    });

    it("places one order for many tries of it", async () => {
        const answers = await Promise.all(Array.from({ length: 5 }, () => placeOrder(web.address, "the-same-key")));
        const orders = (await Promise.all(answers.map((one) => one.json()))) as OrderBody[];
        assert.equal(new Set(orders.map(({ id }) => id)).size, 1);
        assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 200, 200, 201]);
    });

    it("shows Prometheus requests by route, connections by use, and events by what became of them", async () => {
        const page = await web.metrics();
        assert.match(page, /http_server_request_duration_seconds_bucket\{[^}]*http_route="\/orders"[^}]*le="0\.3"/);
        assert.match(
            page,
            /http_server_request_duration_seconds_count\{http_request_method="POST",http_response_status_code="201",http_route="\/orders"\} \d/,
        );
        assert.doesNotMatch(page, /http_route="\/ready"/);
        assert.match(page, /db_client_connection_count\{[^}]*state="idle"\} \d/);
        assert.match(page, /db_client_connection_pending_requests\{[^}]*\} 0/);
        assert.match(await worker.metrics(), /events_processed_total\{outcome="processed"\} \d/);
        assert.match(await worker.metrics(), /event_processing_duration_seconds_count\{outcome="processed"\} \d/);
    });

    it("is not ready while the database is away, stays alive, and is ready again when it is back", async () => {
        const { database: settings } = readSettings({ ...servers.variables, ENVIRONMENT: "test" });
        const database = await openDatabase(settings, silent);
        const interrupted = database.transaction(async (query) => {
            servers.stopDatabase();
            await query("SELECT", "SELECT 1");
        });
        await assert.rejects(interrupted, DatabaseUnavailable);
        await web.until(503);
        assert.deepEqual((await web.readiness()).body, {
            ready: false,
            stopping: false,
            checks: { database: "down", cache: "up" },
        });
        assert.equal((await fetch(`${web.address}/health`)).status, 200);
        const refused = await placeOrder(web.address, "during-the-outage");
        assert.deepEqual([refused.status, refused.headers.get("retry-after")], [503, "1"]);
        await servers.startDatabase();
        await Promise.all([web.until(200), worker.until(200)]);
        assert.equal((await placeOrder(web.address, "after-the-outage")).status, 201);
        await database.transaction((query) => query("SELECT", "SELECT 1"));
        await database.close();
    });

    it("stays ready without its cache, answers, and says what is gone", async () => {
        const order = (await (await placeOrder(web.address, "without-a-cache")).json()) as OrderBody;
        await servers.stopCache();
        await eventually("the cache is gone", async () => /"cache":"down"/.test(JSON.stringify(await web.readiness())));
        assert.equal((await web.readiness()).status, 200);
        assert.equal((await find(web, order.id)).id, order.id);
        await servers.startCache();
        await eventually("the cache is back", async () => /"cache":"up"/.test(JSON.stringify(await web.readiness())));
    });

    it("gives an event up after as many tries as it is set to, keeps it, and goes on with others", async () => {
        const client = new pg.Client({
            ...(await connection(readSettings({ ...servers.variables, ENVIRONMENT: "test" }).database)),
        });
        await client.connect();
        try {
            await client.query(
                "INSERT INTO events (type, payload, correlation_id, trace) VALUES ('order.lost', '{}', 'dead-letter', '{}')",
            );
            await eventually("the event is dead", async () => /events_dead 1/.test(await worker.metrics()));
            const { rows } = await client.query("SELECT attempts, last_error, died_at IS NULL AS lives FROM events");
            assert.deepEqual(rows, [{ attempts: 2, last_error: "Error", lives: false }]);
        } finally {
            await client.end();
        }
        const order = (await (await placeOrder(web.address, "after-the-dead-one")).json()) as OrderBody;
        await eventually("the order is confirmed", async () => (await find(web, order.id)).status === "confirmed");
        assert.match(await worker.metrics(), /events_processed_total\{outcome="dead"\} 1/);
    });

    it("sends the collector what is left when it stops: one trace from the request to the worker", async () => {
        await Promise.all([web.stop(), worker.stop()]);
        const own = collector.spans.filter(({ traceId }) => traceId === CALLER).map(({ name }) => name);
        for (const name of [
            "POST /orders",
            "INSERT orders",
            "INSERT events",
            "process order.placed",
            "UPDATE orders",
        ]) {
            assert.ok(own.includes(name), `${name} is not among ${own.join(", ")}`);
        }
        assert.match(collector.textOf("/v1/metrics"), /"http\.server\.request\.duration"/);
        assert.match(collector.textOf("/v1/metrics"), /"events\.processed"/);
        // Figures of two processes under one name would overwrite each other.
        const ids = [
            ...collector.textOf("/v1/metrics").matchAll(/"service\.instance\.id","value":\{"stringValue":"([^"]+)"/g),
        ];
        assert.equal(new Set(ids.map(([, id]) => id)).size, 2);
    });

    it("has nothing personal and no secret in its logs, traces and metrics", () => {
        const said = web.output + worker.output + collector.textOf("/v1/traces") + collector.textOf("/v1/metrics");
        assert.ok(said.includes("order confirmed"));
        assert.doesNotMatch(said, /canary/i);
    });
});
