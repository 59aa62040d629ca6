import assert from "node:assert/strict";
import type { Cache } from "../cache/cache.ts";
import { createLog } from "../telemetry/log.ts";
import { cachedOrders, orderKey } from "./cachedOrders.ts";
import { confirmOrder } from "./confirmOrder.ts";
import type { Order } from "./order.ts";

const ORDER: Order = {
    id: "6f1b0f1e-8f0a-4f55-9a43-0d6f2f1f7c11",
    status: "placed",
    items: [{ sku: "A", quantity: 1, unitPriceCents: 1 }],
    totalCents: 491,
    shippingCents: 490,
    placedAt: "2026-01-01T00:00:00.000Z",
};

function fakeCache(isUp = true): Cache & { readonly kept: Map<string, string> } {
    const kept = new Map<string, string>();
    const reached = async () => {
        if (!isUp) throw new Error("no connection");
    };
    return {
        kept,
        get: (key) => reached().then(() => kept.get(key)),
        set: (key, value) => reached().then(() => void kept.set(key, value)),
        remove: (key) => reached().then(() => void kept.delete(key)),
        check: reached,
        close: async () => undefined,
    };
}

function build(cache: Cache) {
    let reads = 0;
    const store = {
        place: () => assert.fail("not placed here"),
        find: async (id: string) => {
            reads += 1;
            return id === ORDER.id ? ORDER : undefined;
        },
    };
    const log = createLog(
        { LOG_LEVEL: "info", SERVICE_NAME: "x", SERVICE_VERSION: "1", ENVIRONMENT: "test" },
        { write: () => undefined },
    );
    return { orders: cachedOrders(store, cache, log), reads: () => reads, log };
}

describe("orders with copies in the cache", () => {
    it("are read from the database once", async () => {
        const { orders, reads } = build(fakeCache());
        assert.deepEqual([await orders.find(ORDER.id), await orders.find(ORDER.id), reads()], [ORDER, ORDER, 1]);
    });

    it("are found without the cache as well", async () => {
        const { orders, reads } = build(fakeCache(false));
        assert.deepEqual([await orders.find(ORDER.id), await orders.find(ORDER.id), reads()], [ORDER, ORDER, 2]);
    });

    it("ask a cache that fails once, not again to keep a copy", async () => {
        let asked = 0;
        const fail = async () => {
            asked += 1;
            throw new Error("no connection");
        };
        const { orders } = build({ ...fakeCache(), get: fail, set: fail });
        assert.deepEqual(await orders.find(ORDER.id), ORDER);
        assert.equal(asked, 1);
    });

    it("are found where their copy cannot be read", async () => {
        const cache = fakeCache();
        cache.kept.set(orderKey(ORDER.id), '{"id":');
        const { orders } = build(cache);
        assert.deepEqual(await orders.find(ORDER.id), ORDER);
    });

    it("keep no copy of what there is not", async () => {
        const cache = fakeCache();
        assert.equal(await build(cache).orders.find("another"), undefined);
        assert.equal(cache.kept.size, 0);
    });

    it("lose their copy once a confirmation can be seen, not before", async () => {
        const cache = fakeCache();
        const { orders, log } = build(cache);
        await orders.find(ORDER.id);
        const event = {
            id: "e",
            type: "order.placed",
            payload: { orderId: ORDER.id },
            correlationId: "c",
            trace: {},
            attempts: 0,
        };
        const afterwards = await confirmOrder(cache, log)(event, async () => ({ rowCount: 1 }) as never);
        assert.equal(cache.kept.has(orderKey(ORDER.id)), true);
        await afterwards?.();
        assert.equal(cache.kept.has(orderKey(ORDER.id)), false);
    });
});
