import assert from "node:assert/strict";
import type { Database, Query } from "../database/database.ts";
import { createLog } from "../telemetry/log.ts";
import { EventLoop } from "./eventLoop.ts";
import type { EventHandler } from "./handler.ts";
import { eventProcessor } from "./processEvent.ts";

const EVENT = { id: "e-1", type: "order.placed", payload: {}, correlation_id: "abc", trace: {}, attempts: 0 };

const log = createLog(
    { LOG_LEVEL: "info", SERVICE_NAME: "x", SERVICE_VERSION: "1", ENVIRONMENT: "test" },
    { write: () => undefined },
);

/** A database with one event or none, that says what it was told. */
function build(event: typeof EVENT | undefined, handler: EventHandler, isNew = true) {
    const told: [string, readonly unknown[]][] = [];
    const query: Query = async (name, _sql, values = []) => {
        told.push([name, values]);
        const answers: Readonly<Record<string, unknown>> = {
            "SELECT events": { rows: event ? [event] : [] },
            "INSERT processed_events": { rowCount: isNew ? 1 : 0 },
        };
        return (answers[name] ?? { rows: [] }) as never;
    };
    const database: Database = {
        query,
        async transaction(work) {
            const result = await work(query);
            told.push(["COMMIT", []]);
            return result;
        },
        check: async () => undefined,
        close: async () => undefined,
    };
    const settings = { EVENT_ATTEMPTS: 3, EVENT_RETRY_SECONDS: 2 };
    const processOne = eventProcessor({ database, handlers: { "order.placed": handler }, settings, log });
    return { processOne, names: () => told.map(([name]) => name), told };
}

const fails: EventHandler = () => Promise.reject(new TypeError("broken"));

describe("an event", () => {
    it("is handled, remembered and removed in one transaction, and what comes afterwards comes after it", async () => {
        const { processOne, names, told } = build(EVENT, async (_event, query) => {
            await query("handled", "");
            return async () => void told.push(["afterwards", []]);
        });
        assert.equal(await processOne(), "processed");
        assert.deepEqual(names(), [
            "SELECT events",
            "SAVEPOINT",
            "INSERT processed_events",
            "handled",
            "DELETE events",
            "COMMIT",
            "afterwards",
        ]);
    });

    it("that was done before is removed, and changes nothing", async () => {
        const { processOne, names } = build(EVENT, () => assert.fail("handled twice"), false);
        assert.equal(await processOne(), "repeated");
        assert.ok(names().includes("DELETE events"));
    });

    it("that fails is taken back and tried again later, each time after twice as long", async () => {
        for (const [attempts, seconds] of [
            [0, 2],
            [1, 4],
        ] as const) {
            const { processOne, told } = build({ ...EVENT, attempts }, fails);
            assert.equal(await processOne(), "retried");
            assert.deepEqual(told.slice(-3), [
                ["ROLLBACK", []],
                ["UPDATE events", ["e-1", "TypeError", seconds]],
                ["COMMIT", []],
            ]);
        }
    });

    it("is given up after the last try, or at once where it has no try left", async () => {
        const { processOne, told } = build({ ...EVENT, attempts: 2 }, fails);
        assert.equal(await processOne(), "dead");
        assert.deepEqual(told.at(-2), ["UPDATE events", ["e-1", "TypeError", null]]);
    });

    it("of a type nobody handles is an error like any other", async () => {
        assert.equal(await build({ ...EVENT, type: "unheard.of" }, fails).processOne(), "retried");
    });

    it("is nothing where none is due", async () => {
        assert.equal(await build(undefined, fails).processOne(), undefined);
    });
});

describe("the loop of a worker", () => {
    it("takes no further event once it is to end, and finishes the one in hand", async () => {
        let finish: (outcome: string) => void = () => undefined;
        let taken = 0;
        const loop = new EventLoop(() => {
            taken += 1;
            return new Promise((resolve) => (finish = resolve));
        }, log);
        loop.start();
        let hasEnded = false;
        const ended = loop.end().then(() => (hasEnded = true));
        await new Promise((resolve) => setImmediate(resolve));
        assert.deepEqual([taken, hasEnded], [1, false]);
        finish("processed");
        await ended;
        assert.equal(taken, 1);
    });

    it("goes on after a turn that failed, and ends without waiting", async () => {
        const loop = new EventLoop(() => Promise.reject(new Error("no database")), log);
        loop.start();
        await loop.check();
        await loop.end();
    });
});
