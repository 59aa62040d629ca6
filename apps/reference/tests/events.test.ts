import assert from "node:assert/strict";
import path from "node:path";
import { context, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import pg from "pg";
import { connection } from "../src/database/access.ts";
import { type Database, openDatabase } from "../src/database/database.ts";
import { migrate, readMigrations } from "../src/database/migrations.ts";
import { addEvent, claimEvent, countEvents, forgetOldEvents, holdEvent } from "../src/events/eventStore.ts";
import type { StoredEvent } from "../src/events/handler.ts";
import { eventProcessor } from "../src/events/processEvent.ts";
import { orderStore } from "../src/orders/orderStore.ts";
import { readSettings } from "../src/settings/settings.ts";
import { createLog } from "../src/telemetry/log.ts";
import { needsServers } from "./machine/needs.ts";
import { ORDER } from "./machine/orders.ts";
import { Servers } from "./machine/servers.ts";

const log = createLog(
    { LOG_LEVEL: "fatal", SERVICE_NAME: "x", SERVICE_VERSION: "1", ENVIRONMENT: "test" },
    { write: () => undefined },
);
const SETTINGS = { EVENT_ATTEMPTS: 2, EVENT_RETRY_SECONDS: 0, EVENT_LEASE_SECONDS: 60 };

describe("events in the database", function () {
    this.timeout(60_000);
    needsServers();
    let servers: Servers;
    let database: Database;

    before(async () => {
        servers = await Servers.startWith({ cache: false });
        const settings = readSettings({ ...servers.variables, ENVIRONMENT: "test" }).database;
        const client = new pg.Client(await connection(settings));
        await client.connect();
        await migrate(client, await readMigrations(path.resolve(import.meta.dirname, "../migrations")));
        await client.end();
        database = await openDatabase(settings, log);
    });
    after(async () => {
        await database?.close();
        await servers?.stop();
    });
    afterEach(async () => {
        await database.query("DELETE", "DELETE FROM events");
    });

    const add = (type = "a") => database.transaction((query) => addEvent(query, type, {}));
    async function claim(lease = 60): Promise<StoredEvent> {
        return (await claimEvent(database.query, lease)) ?? assert.fail("no event is due");
    }

    it("are taken by one worker each, until their lease is over", async () => {
        await add();
        await add();
        const taken = await Promise.all([1, 2, 3].map(() => claimEvent(database.query, 60)));
        assert.equal(new Set(taken.map((event) => event?.id)).size, 3, "two events, and none for the third");
        await database.query("UPDATE", "UPDATE events SET due_at = now()");
        assert.equal((await claim()).attempts, 2);
    });

    it("belong to the last who took them: whoever was too slow holds nothing", async () => {
        await add();
        const slow = await claim(0);
        const quick = await claim();
        assert.equal(slow.id, quick.id);
        const held = (event: StoredEvent) => database.transaction((query) => holdEvent(query, event));
        assert.deepEqual([await held(slow), await held(quick)], [false, true]);
    });

    it("are not tried for ever where each try ends the process", async () => {
        await add();
        for (const attempts of [1, 2]) assert.equal((await claim(0)).attempts, attempts);
        const handlers = { a: () => assert.fail("tried again") };
        assert.equal(await eventProcessor({ database, handlers, settings: SETTINGS, log })(), "dead");
        assert.deepEqual(await countEvents(database.query), { waiting: 0, dead: 1, delay: 0 });
    });

    it("are found without looking at all that wait", async () => {
        await database.query(
            "INSERT",
            "INSERT INTO events (type, payload, correlation_id, trace) SELECT 'a', '{}', 'b', '{}' FROM generate_series(1, 5000)",
        );
        await database.query("ANALYZE", "ANALYZE events");
        let sql = "";
        await claimEvent(async (_name, text) => ((sql = text), { rows: [] }) as never, 60);
        const { rows } = await database.query("EXPLAIN", `EXPLAIN ${sql.replace("$1", "60")}`);
        const plan = rows.map((row) => row["QUERY PLAN"] as string).join("\n");
        assert.match(plan, /Index Scan using events_due/);
        assert.doesNotMatch(plan, /Sort/);
    });

    it("say how late the oldest is", async () => {
        await add();
        await database.query("UPDATE", "UPDATE events SET due_at = now() - interval '90 seconds'");
        const { waiting, delay } = await countEvents(database.query);
        assert.equal(waiting, 1);
        assert.ok(delay >= 90, String(delay));
    });

    it("are forgotten when they were done long ago, however many", async () => {
        await database.query(
            "INSERT",
            "INSERT INTO processed_events SELECT gen_random_uuid(), now() - interval '31 days' FROM generate_series(1, 5001)",
        );
        await database.query("INSERT", "INSERT INTO processed_events SELECT gen_random_uuid()");
        await forgetOldEvents(database.query);
        assert.equal((await database.query("SELECT", "SELECT FROM processed_events")).rowCount, 1);
    });

    it("keep the caller's trace, and nothing else a caller sent", async () => {
        const provider = new NodeTracerProvider();
        provider.register({ contextManager: new AsyncLocalStorageContextManager() });
        try {
            const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
            const caller = propagation.extract(ROOT_CONTEXT, { traceparent, baggage: "email=canary" });
            await context.with(caller, () => add());
            assert.deepEqual((await claim()).trace, { traceparent });
        } finally {
            await provider.shutdown();
            for (const api of [trace, context, propagation]) api.disable();
        }
    });

    it("are there exactly where their order is, also for a key that is used again", async () => {
        const store = orderStore(database);
        const order = { ...ORDER, totalCents: 1, shippingCents: 0, idempotencyKey: "key-1" };
        const outcomes = [];
        for (const one of [order, order, { ...order, deliveryAddress: "elsewhere" }]) {
            outcomes.push((await store.place(one)).outcome);
        }
        assert.deepEqual(outcomes, ["new", "known", "another"]);
        assert.equal((await countEvents(database.query)).waiting, 1);
    });
});
