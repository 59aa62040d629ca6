import type { Database } from "../database/database.ts";
import { addEvent } from "../events/eventStore.ts";
import type { Order, OrderRequest } from "./order.ts";

/** What is stored of a new order. */
export interface NewOrder extends OrderRequest, Pick<Order, "totalCents" | "shippingCents"> {
    /** The same for every try of the same order. */
    readonly idempotencyKey: string;
}

/** What came of placing an order: it is new, it was placed before, or its key is that of an order which says something else. */
export type Placed =
    | { readonly outcome: "new" | "known"; readonly order: Order }
    | { readonly outcome: "another"; readonly order?: undefined };

/** Where orders are. */
export interface OrderStore {
    /** Stores an order, and the event that tells of it. With a key that was used before, nothing. */
    place(order: NewOrder): Promise<Placed>;
    find(id: string): Promise<Order | undefined>;
}

interface Row {
    readonly id: string;
    readonly status: Order["status"];
    readonly items: Order["items"];
    // PostgreSQL's bigint arrives as text: it may be more than a number holds exactly.
    readonly total_cents: string;
    readonly shipping_cents: string;
    readonly placed_at: Date;
}

const COLUMNS = "id, status, items, total_cents, shipping_cents, placed_at";

export function orderStore(database: Database): OrderStore {
    return {
        place: (order) =>
            database.transaction(async (query) => {
                const { rows: made } = await query(
                    "INSERT orders",
                    `INSERT INTO orders
                        (idempotency_key, customer_email, delivery_address, items, total_cents, shipping_cents)
                     VALUES ($1, $2, $3, $4, $5, $6)
                     ON CONFLICT (idempotency_key) DO NOTHING RETURNING ${COLUMNS}`,
                    [
                        order.idempotencyKey,
                        order.customerEmail,
                        order.deliveryAddress,
                        JSON.stringify(order.items),
                        order.totalCents,
                        order.shippingCents,
                    ],
                );
                const [row] = made as Row[];
                if (row) {
                    await addEvent(query, "order.placed", { orderId: row.id });
                    return { outcome: "new", order: orderOf(row) };
                }
                const { rows: before } = await query(
                    "SELECT orders",
                    `SELECT ${COLUMNS}, (customer_email, delivery_address, items) = ($2, $3, $4::jsonb) AS is_same
                     FROM orders WHERE idempotency_key = $1`,
                    [order.idempotencyKey, order.customerEmail, order.deliveryAddress, JSON.stringify(order.items)],
                );
                const [known] = before as (Row & { readonly is_same: boolean })[];
                if (!known) throw new Error("an order vanished while it was placed again");
                return known.is_same ? { outcome: "known", order: orderOf(known) } : { outcome: "another" };
            }),
        async find(id) {
            const { rows } = await database.query("SELECT orders", `SELECT ${COLUMNS} FROM orders WHERE id = $1`, [id]);
            const [row] = rows as Row[];
            return row && orderOf(row);
        },
    };
}

function orderOf(row: Row): Order {
    return {
        id: row.id,
        status: row.status,
        items: row.items,
        totalCents: Number(row.total_cents),
        shippingCents: Number(row.shipping_cents),
        placedAt: row.placed_at.toISOString(),
    };
}
