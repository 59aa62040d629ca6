import assert from "node:assert/strict";
import pg from "pg";
import { connection } from "../src/database/access.ts";
import { readSettings } from "../src/settings/settings.ts";
import { needsServers } from "./machine/needs.ts";
import { eventually, Instance } from "./machine/instance.ts";
import { placeOrder } from "./machine/orders.ts";
import { Servers } from "./machine/servers.ts";

const CALLER = "4bf92f3577b34da6a3ce929d0e0e4736";

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
    let web: Instance;
    let worker: Instance;

    before(async () => {
        servers = await Servers.start();
        const [one, other] = await Promise.all([
            Instance.run("migrate", servers.variables),
            Instance.run("migrate", servers.variables),
        ]);
        assert.deepEqual(await Promise.all([one.ended, other.ended]), [0, 0], one.output + other.output);
        // Whoever came second found nothing left to do.
        const applied = [...one.lines, ...other.lines].map((line) => line["applied"]).filter(Array.isArray);
        assert.deepEqual(applied.map((names) => names.length).sort(), [0, 3]);
        [web, worker] = await Promise.all([
            Instance.run("start", servers.variables),
            Instance.run("worker", { ...servers.variables, EVENT_ATTEMPTS: "2", EVENT_RETRY_SECONDS: "0" }),
        ]);
        await Promise.all([web.until(200), worker.until(200)]);
    });

    after(async () => {
        await Promise.all([web?.stop(), worker?.stop()]);
        await Instance.endAll();
        await servers?.stop();
    });

    it("changes nothing when migrations are applied again", async () => {
        const again = await Instance.run("migrate", servers.variables);
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

    it("shows Prometheus requests by route, and events by what became of them", async () => {
        const page = await web.metrics();
        assert.match(page, /http_server_request_duration_seconds_bucket\{[^}]*http_route="\/orders"[^}]*le="0\.3"/);
        assert.match(
            page,
            /http_server_request_duration_seconds_count\{http_request_method="POST",http_response_status_code="201",http_route="\/orders"\} \d/,
        );
        assert.doesNotMatch(page, /http_route="\/ready"/);
        assert.match(await worker.metrics(), /events_processed_total\{outcome="processed"\} \d/);
        assert.match(await worker.metrics(), /event_processing_duration_seconds_count\{outcome="processed"\} \d/);
    });

    it("is not ready while the database is away, stays alive, and is ready again when it is back", async () => {
        servers.stopDatabase();
        await web.until(503);
        assert.deepEqual((await web.readiness()).body, {
            ready: false,
            stopping: false,
            checks: { database: "down", cache: "up" },
        });
        assert.equal((await fetch(`${web.address}/health`)).status, 200);
        await servers.startDatabase();
        await Promise.all([web.until(200), worker.until(200)]);
        assert.equal((await placeOrder(web.address, "after-the-outage")).status, 201);
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

    it("logs nothing personal and no secret", () => {
        const logs = web.output + worker.output;
        assert.ok(logs.includes("order confirmed"));
        assert.doesNotMatch(logs, /canary/i);
    });
});
