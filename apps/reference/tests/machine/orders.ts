/** An order whose personal parts are easy to find wherever they should not be. */
export const ORDER = {
    customerEmail: "ada.canary@example.com",
    deliveryAddress: "12 Canary Street",
    items: [{ sku: "TEA-1", quantity: 2, unitPriceCents: 1_000 }],
};

/** Places {@link ORDER}. */
export function placeOrder(address: string, key: string, headers: Readonly<Record<string, string>> = {}) {
    return fetch(`${address}/orders`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": `test-${key}`, ...headers },
        body: JSON.stringify(ORDER),
    });
}
