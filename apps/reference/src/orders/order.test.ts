import assert from "node:assert/strict";
import { FREE_FROM_CENTS, orderRequest, price, SHIPPING_CENTS } from "./order.ts";

const item = (quantity: number, unitPriceCents: number) => ({ sku: "A", quantity, unitPriceCents });

describe("the price of an order", () => {
    it("is that of its items and of sending them", () => {
        assert.deepEqual(price([item(2, 1_000), item(1, 1)], false), {
            totalCents: 2_491,
            shippingCents: SHIPPING_CENTS,
        });
    });

    it("has nothing for sending from the limit on, where the flag is on", () => {
        const shipping = (cents: number, isOn: boolean) => price([item(1, cents)], isOn).shippingCents;
        assert.deepEqual(
            [shipping(FREE_FROM_CENTS, true), shipping(FREE_FROM_CENTS - 1, true), shipping(FREE_FROM_CENTS, false)],
            [0, SHIPPING_CENTS, SHIPPING_CENTS],
        );
    });

    it("is a number that holds it exactly, for the dearest order that is taken", () => {
        const items = Array.from({ length: 100 }, () => item(1_000, 100_000_000));
        assert.ok(orderRequest.safeParse({ customerEmail: "a@example.com", deliveryAddress: "x", items }).success);
        assert.ok(Number.isSafeInteger(price(items, false).totalCents));
    });
});
