import assert from "node:assert/strict";
import { starPattern } from "./starPattern.ts";

describe("a pattern with stars", () => {
    for (const [pattern, fits, not] of [
        ["orders", ["orders"], ["orders-2", "", "my-orders"]],
        ["*", ["", "anything"], []],
        ["orders-*", ["orders-", "orders-2"], ["orders", "my-orders-2"]],
        ["*::orders-*-key", ["a::orders-data-key", "::orders--key"], ["a::orders-key", "a::orders-data-key2"]],
        ["a*a", ["aa", "aba"], ["a"]],
        ["a*b*b", ["abb", "axbxb"], ["ab"]],
        ["a.b*", ["a.b.c"], ["axb"]],
    ] as const)
        it(`${pattern} stands for any text at each star, and for nothing else`, () => {
            assert.deepEqual(
                fits.map(starPattern(pattern)),
                fits.map(() => true),
            );
            assert.deepEqual(
                not.map(starPattern(pattern)),
                not.map(() => false),
            );
        });

    it("is decided at once, however many stars it has", () => {
        assert.equal(starPattern(`${"*a".repeat(500)}b`)("a".repeat(5000)), false);
    });
});
