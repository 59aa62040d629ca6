import type { Cache } from "../cache/cache.ts";
import type { Logger } from "../telemetry/log.ts";
import type { Order } from "./order.ts";
import type { OrderStore } from "./orderStore.ts";

/** Seconds a copy may be behind, where it was read just before the order changed and kept just after. */
const KEPT_FOR = 30;

export function orderKey(id: string): string {
    return `reference:order:${id}`;
}

/** Orders with copies in the cache. A cache that fails costs time, never an answer. */
export function cachedOrders(orders: OrderStore, cache: Cache, log: Logger): OrderStore {
    const without = <T>(work: Promise<T>) =>
        work.catch((err: unknown) => {
            log.warn({ err }, "went on without the cache");
            return undefined;
        });
    return {
        place: (order) => orders.place(order),
        async find(id) {
            const copy = await without(cache.get(orderKey(id)));
            if (copy !== undefined) return JSON.parse(copy) as Order;
            const order = await orders.find(id);
            if (order) await without(cache.set(orderKey(id), JSON.stringify(order), KEPT_FOR));
            return order;
        },
    };
}
