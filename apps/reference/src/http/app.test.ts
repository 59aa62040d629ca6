import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { DatabaseUnavailable } from "../database/unavailable.ts";
import { type Check, Readiness } from "../lifecycle/readiness.ts";
import type { Order } from "../orders/order.ts";
import type { NewOrder, OrderStore } from "../orders/orderStore.ts";
import { createLog } from "../telemetry/log.ts";
import { buildApp } from "./app.ts";

const ID = "6f1b0f1e-8f0a-4f55-9a43-0d6f2f1f7c11";
const REQUEST = {
    customerEmail: "ada@example.com",
    deliveryAddress: "12 Street",
    items: [{ sku: "TEA-1", quantity: 3, unitPriceCents: 2_000 }],
};

interface Setting {
    readonly place?: OrderStore["place"];
    readonly freeShipping?: boolean;
    readonly checks?: Readonly<Record<string, Check>>;
    readonly optional?: Readonly<Record<string, Check>>;
}

function build({ place, freeShipping = false, checks = {}, optional = {} }: Setting = {}) {
    const placed: NewOrder[] = [];
    let text = "";
    const orderOf = ({ items, totalCents, shippingCents }: NewOrder): Order => ({
        id: ID,
        status: "placed",
        items,
        totalCents,
        shippingCents,
        placedAt: "2026-01-01T00:00:00.000Z",
    });
    const orders: OrderStore = {
        place:
            place ??
            (async (order) => {
                placed.push(order);
                return { outcome: placed.length === 1 ? "new" : "known", order: orderOf(order) };
            }),
        find: async () => undefined,
    };
    const log = createLog(
        { LOG_LEVEL: "info", SERVICE_NAME: "shop", SERVICE_VERSION: "1", ENVIRONMENT: "test" },
        { write: (line) => void (text += line) },
    );
    const readiness = new Readiness({ required: checks, optional }, log);
    const app = buildApp({
        orders,
        flags: { isOn: async () => freeShipping, close: async () => undefined },
        readiness,
        log,
    });
    return { app, placed, readiness, logged: () => text };
}

type App = ReturnType<typeof build>["app"];

function post(app: App, body: unknown, headers: Readonly<Record<string, string>> = { "idempotency-key": "key-12345" }) {
    return app.inject({
        method: "POST",
        url: "/orders",
        headers: { "content-type": "application/json", ...headers },
        payload: JSON.stringify(body),
    });
}

describe("the service over HTTP", () => {
    it("places an order once, and answers a second try with the first one's order", async () => {
        const { app, placed } = build();
        const [first, second] = [await post(app, REQUEST), await post(app, REQUEST)];
        assert.deepEqual([first.statusCode, second.statusCode], [201, 200]);
        assert.equal(first.headers.location, `/orders/${ID}`);
        assert.deepEqual(first.json(), second.json());
        assert.equal(placed[0]?.idempotencyKey, "key-12345");
    });

    it("refuses a key that was used for another order, and shows nothing of that one", async () => {
        const { app } = build({ place: async () => ({ outcome: "another" }) });
        const answer = await post(app, REQUEST);
        assert.equal(answer.statusCode, 422);
        assert.doesNotMatch(answer.body, new RegExp(ID));
    });

    it("asks to come again where the database cannot be used", async () => {
        const { app } = build({ place: () => Promise.reject(new DatabaseUnavailable(new Error("inner canary"))) });
        const answer = await post(app, REQUEST);
        assert.deepEqual([answer.statusCode, answer.headers["retry-after"]], [503, "1"]);
        assert.doesNotMatch(answer.body, /canary/);
    });

    it("shows nothing of who an order is for", async () => {
        const { app, logged } = build();
        const answer = await post(app, REQUEST);
        assert.doesNotMatch(answer.body + logged(), /ada|12 Street/);
    });

    it("asks the flag what sending costs", async () => {
        const [paid, free] = [build(), build({ freeShipping: true })];
        const totals = [await post(paid.app, REQUEST), await post(free.app, REQUEST)].map(
            (answer) => answer.json<Order>().totalCents,
        );
        assert.deepEqual(totals, [6_490, 6_000]);
    });

    it("refuses what is no order, naming every field and repeating none of it", async () => {
        const { app } = build();
        const answer = await post(app, {
            customerEmail: "canary",
            items: [{ sku: "canary", quantity: 0, unitPriceCents: 1 }],
            canary: 1,
        });
        assert.deepEqual(
            [answer.statusCode, String(answer.headers["content-type"]).split(";")[0]],
            [400, "application/problem+json"],
        );
        const { problems } = answer.json<{ problems: { path: string }[] }>();
        assert.deepEqual(problems.map(({ path }) => path).sort(), [
            "",
            "customerEmail",
            "deliveryAddress",
            "items.0.quantity",
            "items.0.sku",
        ]);
        assert.doesNotMatch(answer.body, /canary/);
    });

    it("refuses an order without a key, text that is no JSON, and a body that is too large", async () => {
        const { app } = build();
        const large = { ...REQUEST, deliveryAddress: "x".repeat(70_000) };
        const broken = app.inject({
            method: "POST",
            url: "/orders",
            headers: { "content-type": "application/json", "idempotency-key": "key-12345" },
            payload: "{",
        });
        const answers = [await post(app, REQUEST, {}), await broken, await post(app, large)];
        assert.deepEqual(
            answers.map(({ statusCode }) => statusCode),
            [400, 400, 413],
        );
    });

    it("answers what there is not with 404, and what went wrong inside with nothing but the id to find it by", async () => {
        const { app, logged } = build({ place: () => Promise.reject(new Error("inner canary")) });
        const failed = await post(app, REQUEST, { "idempotency-key": "key-12345", "x-correlation-id": "find-me" });
        assert.deepEqual(failed.json(), {
            type: "about:blank",
            status: 500,
            title: "Something went wrong here",
            correlationId: "find-me",
        });
        assert.match(logged(), /inner canary/);
        for (const url of [`/orders/${ID}`, "/nowhere"]) {
            assert.equal((await app.inject({ url })).statusCode, 404, url);
        }
        assert.equal((await app.inject({ url: "/orders/7" })).statusCode, 400);
    });

    it("gives a request without a usable correlation id one of its own", async () => {
        const { app } = build();
        const answer = await app.inject({ url: "/health", headers: { "x-correlation-id": "two words" } });
        assert.match(String(answer.headers["x-correlation-id"]), /^[0-9a-f-]{36}$/);
    });

    it("is alive whatever is down, and ready only when nothing is", async () => {
        let isUp = false;
        const database = async () => {
            if (!isUp) throw new Error("down");
        };
        const { app } = build({ checks: { database, cache: async () => undefined } });
        assert.equal((await app.inject({ url: "/health" })).statusCode, 200);
        const down = await app.inject({ url: "/ready" });
        assert.deepEqual(
            [down.statusCode, down.json<{ checks: unknown }>().checks],
            [503, { database: "down", cache: "up" }],
        );
        isUp = true;
        assert.equal((await app.inject({ url: "/ready" })).statusCode, 200);
    });

    it("is ready without what it can do without, and says that it is gone", async () => {
        const { app } = build({ optional: { cache: () => Promise.reject(new Error("down")) } });
        const answer = await app.inject({ url: "/ready" });
        assert.deepEqual([answer.statusCode, answer.json<{ checks: unknown }>().checks], [200, { cache: "down" }]);
    });

    it("lets no client hold a connection with half a request, and outlives a balancer's idle connections", () => {
        const { server } = build().app;
        assert.ok(server.headersTimeout <= 10_000 && server.requestTimeout <= 10_000);
        assert.ok(server.headersTimeout < server.requestTimeout);
        assert.ok(server.keepAliveTimeout > 60_000);
    });

    it("counts a request whose caller went away before the answer", async () => {
        let answer: () => void = () => undefined;
        const { app, logged } = build({
            place: () => new Promise((_, reject) => (answer = () => reject(new Error("too late")))),
        });
        const address = new URL(await app.listen({ host: "127.0.0.1", port: 0 }));
        const socket = connect(Number(address.port), address.hostname);
        const body = JSON.stringify(REQUEST);
        socket.write(
            `POST /orders HTTP/1.1\r\nhost: x\r\nidempotency-key: key-12345\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        );
        await once(app.server, "request");
        while (!logged().includes("499")) {
            socket.destroy();
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
        answer();
        await app.close();
        assert.equal(logged().match(/request abandoned by its caller/g)?.length, 1);
        assert.doesNotMatch(logged(), /request answered/);
    });

    it("is not ready while it stops, and tells connections to close", async () => {
        const { app, readiness } = build();
        assert.notEqual((await app.inject({ url: "/health" })).headers.connection, "close");
        readiness.stop();
        assert.equal((await app.inject({ url: "/ready" })).statusCode, 503);
        assert.equal((await app.inject({ url: "/health" })).headers.connection, "close");
    });
});
