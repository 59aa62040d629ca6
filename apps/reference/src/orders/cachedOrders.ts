import type { Cache } from "../cache/cache.ts";
import type { Logger } from "../telemetry/log.ts";
import type { Order } from "./order.ts";
import type { OrderStore } from "./orderStore.ts";

/** Of what a copy looks like. Raise it with every change of {@link Order}: versions that run at once share the cache. */
const FORM = 1;
/** Seconds a copy may be behind, where it was read just before the order changed and kept just after. */
const KEPT_FOR = 30;

export function orderKey(id: string): string {
    return `reference:order:${FORM}:${id}`;
}

/** Orders with copies in the cache. A cache that fails costs time, and that once; never an answer. */
export function cachedOrders(orders: OrderStore, cache: Cache, log: Logger): OrderStore {
    // The cache says once that it is gone; each request that notices is no news.
    const goOn = (err: unknown) => void log.debug({ err }, "went on without the cache");
    return {
        place: (order) => orders.place(order),
        async find(id) {
            let isThere = true;
            try {
                const copy = await cache.get(orderKey(id));
                if (copy !== undefined) return JSON.parse(copy) as Order;
            } catch (error) {
                isThere = false;
                goOn(error);
            }
            const order = await orders.find(id);
            if (order && isThere) await cache.set(orderKey(id), JSON.stringify(order), KEPT_FOR).catch(goOn);
            return order;
        },
    };
}
