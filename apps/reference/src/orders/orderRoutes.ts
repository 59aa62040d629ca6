import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Flags } from "../flags/flags.ts";
import { Refusal } from "../http/problems.ts";
import { orderRequest, price } from "./order.ts";
import type { OrderStore } from "./orderStore.ts";

const keyHeader = z.object({ "idempotency-key": z.string().min(8).max(128) });
const idPath = z.object({ id: z.uuid() });

export function orderRoutes(app: FastifyInstance, orders: OrderStore, flags: Flags): void {
    app.post("/orders", async (request, reply) => {
        const { "idempotency-key": idempotencyKey } = keyHeader.parse(request.headers);
        const wanted = orderRequest.parse(request.body);
        const placed = { ...wanted, ...price(wanted.items, await flags.isOn("free-shipping")), idempotencyKey };
        const { outcome, order } = await orders.place(placed);
        // Whoever guesses a key learns nothing of the order it belongs to.
        if (outcome === "another") throw new Refusal(422, "The idempotency key was used for another order");
        request.log.info({ orderId: order.id, isNew: outcome === "new" }, "order placed");
        return reply
            .code(outcome === "new" ? 201 : 200)
            .header("location", `/orders/${order.id}`)
            .send(order);
    });

    app.get("/orders/:id", async (request) => {
        const { id } = idPath.parse(request.params);
        const order = await orders.find(id);
        if (!order) throw new Refusal(404, "There is no order with this id");
        return order;
    });
}
