import { z } from "zod";
import type { Cache } from "../cache/cache.ts";
import type { EventHandler } from "../events/handler.ts";
import type { Logger } from "../telemetry/log.ts";
import { orderKey } from "./cachedOrders.ts";

const payload = z.object({ orderId: z.uuid() });

/** What follows from an order that was placed: it is confirmed, and copies that say otherwise go. */
export function confirmOrder(cache: Cache, log: Logger): EventHandler {
    return async ({ payload: sent }, query) => {
        const { orderId } = payload.parse(sent);
        const { rowCount } = await query("UPDATE orders", "UPDATE orders SET status = 'confirmed' WHERE id = $1", [
            orderId,
        ]);
        if (rowCount === 0) throw new Error("the order of an event does not exist");
        log.info({ orderId }, "order confirmed");
        return async () => {
            await cache
                .remove(orderKey(orderId))
                .catch((err: unknown) => log.debug({ err, orderId }, "a copy stays a while"));
        };
    };
}
