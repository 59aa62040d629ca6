import assert from "node:assert/strict";
import fc from "fast-check";
import { breakEven, costOf, monthlyCost, type Price, sum } from "./price.ts";

function price(...tiers: Price["tiers"]): Price {
    return { currency: "USD", tiers, date: "2026-01-01", source: "a list" };
}

/** A price of one to three steps, each cheaper than the one before or dearer. */
const prices = fc
    .array(fc.record({ width: fc.integer({ min: 1, max: 5000 }), amount: fc.integer({ min: 1, max: 90 }) }), {
        minLength: 1,
        maxLength: 3,
    })
    .map((steps) => {
        let upTo = 0;
        return price(
            ...steps.map(({ width, amount }, index) => {
                upTo += width;
                return { ...(index === steps.length - 1 ? {} : { upTo }), amount: amount / 1000 };
            }),
        );
    });

const quantities = fc.double({ min: 0, max: 20_000, noNaN: true });

/** @param tolerance of adding some thousand products of doubles */
function isNear(actual: number, expected: number, tolerance = 1e-6): boolean {
    return Math.abs(actual - expected) <= tolerance;
}

function known(amount: ReturnType<typeof costOf>): number {
    if (amount === "unknown") throw new Error("expected an amount");
    return amount;
}

describe("what things cost", () => {
    it("is by the hour for 730 hours a month", () => {
        assert.ok(isNear(known(monthlyCost(price({ amount: 0.045 }), 1)), 32.85));
        assert.ok(isNear(known(monthlyCost(price({ amount: 0.048 }), 3)), 105.12));
    });

    it("is counted step by step: what lies below a step keeps its price", () => {
        const stepped = price({ upTo: 100, amount: 0.01 }, { upTo: 500, amount: 0.006 }, { amount: 0.004 });
        assert.ok(isNear(known(costOf(stepped, 100)), 1));
        assert.ok(isNear(known(costOf(stepped, 600)), 1 + 2.4 + 0.4));
    });

    it("is unknown without a price, but for nothing, which costs nothing; a sum with an unknown is unknown", () => {
        assert.equal(costOf(undefined, 1), "unknown");
        assert.equal(monthlyCost(undefined, 2), "unknown");
        assert.equal(costOf(undefined, 0), 0);
        assert.equal(sum([1, "unknown", 2]), "unknown");
        assert.equal(sum([1, 2]), 3);
    });

    it("grows with the quantity, by no step's price more than the dearest", () => {
        fc.assert(
            fc.property(prices, quantities, quantities, (one, from, more) => {
                const dearest = Math.max(...one.tiers.map(({ amount }) => amount));
                const grown = known(costOf(one, from + more)) - known(costOf(one, from));
                return grown >= -1e-9 && grown <= more * dearest + 1e-6;
            }),
        );
    });
});

describe("a break-even", () => {
    it("is where the fixed cost is won back by the difference of the unit prices", () => {
        assert.ok(isNear(Number(breakEven(24.09, price({ amount: 0.01 }), price({ amount: 0.048 }))), 633.947, 0.001));
    });

    it("is never reached where a unit costs as much or more", () => {
        assert.equal(breakEven(7.3, price({ amount: 0.01 }), price({ amount: 0.01 })), "never");
        assert.equal(breakEven(7.3, price({ amount: 0.02 }), price({ amount: 0.01 })), "never");
    });

    it("is reached in a later step where only that is cheap enough", () => {
        assert.ok(
            isNear(
                Number(breakEven(1, price({ upTo: 100, amount: 0.02 }, { amount: 0.01 }), price({ amount: 0.02 }))),
                200,
            ),
        );
    });

    it("is unknown as soon as one of the prices is", () => {
        assert.equal(breakEven("unknown", price({ amount: 1 }), price({ amount: 2 })), "unknown");
        assert.equal(breakEven(1, undefined, price({ amount: 2 })), "unknown");
        assert.equal(breakEven(1, price({ amount: 1 }), undefined), "unknown");
    });

    it("is the first quantity at which both ways cost the same: below it the fixed one costs more", () => {
        fc.assert(
            fc.property(prices, prices, fc.integer({ min: 1, max: 200 }), quantities, (own, other, fixed, quantity) => {
                const at = breakEven(fixed, own, other);
                const behind = (of: number) => fixed + known(costOf(own, of)) - known(costOf(other, of));
                if (at === "unknown") return false;
                if (at === "never") return behind(quantity) > -1e-6;
                return isNear(behind(at), 0) && (quantity >= at || behind(quantity) > -1e-6);
            }),
            { numRuns: 2000 },
        );
    });
});
