import assert from "node:assert/strict";
import type { Database, Query } from "../database/database.ts";
import { createLog } from "../telemetry/log.ts";
import { EventLoop } from "./eventLoop.ts";
import type { EventHandler } from "./handler.ts";
import { eventProcessor } from "./processEvent.ts";

const EVENT = { id: "e-1", type: "order.placed", payload: {}, correlation_id: "abc", trace: {}, attempts: 1 };

const log = createLog(
    { LOG_LEVEL: "info", SERVICE_NAME: "x", SERVICE_VERSION: "1", ENVIRONMENT: "test" },
    { write: () => undefined },
);

/** A database with one event or none, that says what it was told. */
function build(event: typeof EVENT | undefined, handler: EventHandler, { isNew = true, isHeld = true } = {}) {
    const told: [string, readonly unknown[]][] = [];
    const query: Query = async (name, _sql, values = []) => {
        told.push([name, values]);
        const answers: Readonly<Record<string, unknown>> = {
            "UPDATE events": { rows: event ? [event] : [] },
            "SELECT events": { rowCount: isHeld ? 1 : 0 },
            "INSERT processed_events": { rowCount: isNew ? 1 : 0 },
        };
        return (answers[name] ?? { rows: [] }) as never;
    };
    const database: Database = {
        query,
        async transaction(work) {
            told.push(["BEGIN", []]);
            const result = await work(query);
            told.push(["COMMIT", []]);
            return result;
        },
        check: async () => undefined,
        close: async () => undefined,
    };
    const settings = { EVENT_ATTEMPTS: 3, EVENT_RETRY_SECONDS: 2, EVENT_LEASE_SECONDS: 60 };
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
            "UPDATE events",
            "BEGIN",
            "SELECT events",
            "INSERT processed_events",
            "handled",
            "DELETE events",
            "COMMIT",
            "afterwards",
        ]);
    });

    it("is done although what comes afterwards fails", async () => {
        const { processOne } = build(EVENT, async () => () => Promise.reject(new Error("no cache")));
        assert.equal(await processOne(), "processed");
    });

    it("that was done before is removed, and changes nothing", async () => {
        const { processOne, names } = build(EVENT, () => assert.fail("handled twice"), { isNew: false });
        assert.equal(await processOne(), "repeated");
        assert.ok(names().includes("DELETE events"));
    });

    it("that another worker took meanwhile is left to it", async () => {
        const { processOne, names } = build(EVENT, () => assert.fail("handled twice"), { isHeld: false });
        assert.equal(await processOne(), "lost");
        assert.deepEqual(names().slice(-2), ["SELECT events", "COMMIT"]);
    });

    it("that fails is taken back and tried again later, each time after twice as long", async () => {
        for (const [attempts, seconds] of [
            [1, 2],
            [2, 4],
        ] as const) {
            const { processOne, told } = build({ ...EVENT, attempts }, fails);
            assert.equal(await processOne(), "retried");
            assert.deepEqual(told.at(-1), ["UPDATE events", ["e-1", attempts, "TypeError", seconds]]);
            assert.ok(!told.some(([name]) => name === "COMMIT"));
        }
    });

    it("is given up after the last try", async () => {
        const { processOne, told } = build({ ...EVENT, attempts: 3 }, fails);
        assert.equal(await processOne(), "dead");
        assert.deepEqual(told.at(-1), ["UPDATE events", ["e-1", 3, "TypeError", null]]);
    });

    it("that ended the process at each of its tries is given up before another one", async () => {
        const { processOne, told } = build({ ...EVENT, attempts: 4 }, () => assert.fail("tried again"));
        assert.equal(await processOne(), "dead");
        assert.deepEqual(told.at(-1), ["UPDATE events", ["e-1", 4, "ProcessDied", null]]);
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
