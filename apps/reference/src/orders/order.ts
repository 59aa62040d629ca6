import { z } from "zod";

/** What a customer asks for. */
export const orderRequest = z.strictObject({
    customerEmail: z.email().max(254),
    deliveryAddress: z.string().min(1).max(500),
    items: z
        .array(
            z.strictObject({
                sku: z.string().regex(/^[A-Z0-9-]{1,32}$/, "must be capitals, digits and hyphens, 32 at most"),
                quantity: z.int().min(1).max(1_000),
                unitPriceCents: z.int().min(0).max(100_000_000),
            }),
        )
        .min(1)
        .max(100),
});
export type OrderRequest = z.infer<typeof orderRequest>;

/** An order as it is shown: nothing in it says who it is for, so it may be kept in a cache and be logged. */
export interface Order {
    readonly id: string;
    readonly status: "placed" | "confirmed";
    readonly items: OrderRequest["items"];
    readonly totalCents: number;
    readonly shippingCents: number;
    readonly placedAt: string;
}

/** Cents: what sending an order costs, and from which total on it costs nothing where the flag `free-shipping` is on. */
export const SHIPPING_CENTS = 490;
export const FREE_FROM_CENTS = 5_000;

/** What an order comes to. */
export function price(
    items: OrderRequest["items"],
    freeShipping: boolean,
): Pick<Order, "totalCents" | "shippingCents"> {
    const goods = items.reduce((sum, { quantity, unitPriceCents }) => sum + quantity * unitPriceCents, 0);
    const shippingCents = freeShipping && goods >= FREE_FROM_CENTS ? 0 : SHIPPING_CENTS;
    return { totalCents: goods + shippingCents, shippingCents };
}
