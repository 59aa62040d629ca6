import assert from "node:assert/strict";
import fc from "fast-check";
import { median, percentile, shareOf, spreadOf } from "./figure.ts";

const numbers = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 });

describe("figures", () => {
    it("are the middle, the 95th of a hundred, and the longest", () => {
        const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
        assert.deepEqual(spreadOf(hundred, "none"), { value: { median: 50.5, p95: 95, longest: 100 }, of: 100 });
        assert.deepEqual([median([3]), median([1, 3]), median([9, 1, 5])], [3, 2, 5]);
        assert.deepEqual([percentile([7], 95), percentile([1, 2], 50), percentile([1, 2], 51)], [7, 1, 2]);
    });

    it("are unknown without anything to count, and zero where nothing of something was", () => {
        assert.deepEqual(spreadOf([], "no deployment"), { unknown: "no deployment" });
        assert.deepEqual(shareOf(0, 0, "no deployment"), { unknown: "no deployment" });
        assert.deepEqual(shareOf(0, 4, "no deployment"), { value: 0, of: 4 });
    });

    it("have at most half of all values below the middle and half above it", () => {
        fc.assert(
            fc.property(numbers, (values) => {
                const middle = median(values);
                assert.ok(values.filter((value) => value < middle).length * 2 <= values.length);
                assert.ok(values.filter((value) => value > middle).length * 2 <= values.length);
            }),
        );
    });

    it("have a percentile that occurred, grows with its percent, and is not exceeded by that share", () => {
        const percent = fc.integer({ min: 1, max: 100 });
        fc.assert(
            fc.property(numbers, percent, percent, (values, one, other) => {
                const found = percentile(values, one);
                assert.ok(values.includes(found));
                assert.ok(values.filter((value) => value <= found).length * 100 >= values.length * one);
                if (one <= other) assert.ok(found <= percentile(values, other));
            }),
        );
    });

    it("do not depend on the order of values", () => {
        fc.assert(
            fc.property(numbers, (values) => {
                assert.deepEqual(spreadOf(values.toReversed(), ""), spreadOf(values, ""));
            }),
        );
    });
});
