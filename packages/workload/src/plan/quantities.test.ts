import assert from "node:assert/strict";
import fc from "fast-check";
import { bytes, formatCpu, formatMemory, millicores } from "./quantities.ts";

describe("amounts of processor time", () => {
    for (const [text, amount] of [
        ["250m", 250],
        ["1", 1000],
        ["1.5", 1500],
        ["0.001", 1],
    ] as const) {
        it(`reads ${text} as ${amount} thousandths of a core`, () => {
            assert.equal(millicores(text), amount);
        });
    }

    it("are read as they are written, however much it is", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 100_000_000 }), (amount) => {
                assert.equal(millicores(formatCpu(amount)), amount);
            }),
        );
    });

    for (const text of ["", "0", "0m", "-1", "1.5m", "250M", "1e3", "0.0001", " 1", "1 "]) {
        it(`refuses ${JSON.stringify(text)}`, () => {
            assert.equal(millicores(text), undefined);
        });
    }
});

describe("amounts of memory", () => {
    for (const [text, amount] of [
        ["256Mi", 268_435_456],
        ["1Gi", 1_073_741_824],
        ["0.5Gi", 536_870_912],
    ] as const) {
        it(`reads ${text} as ${amount} bytes`, () => {
            assert.equal(bytes(text), amount);
        });
    }

    it("are read as they are written, in whole mebibytes", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 4_000_000 }), (mebibytes) => {
                assert.equal(bytes(formatMemory(mebibytes * 2 ** 20)), mebibytes * 2 ** 20);
            }),
        );
    });

    it("are never written as less than they are", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 2 ** 45 }), (amount) => {
                const written = bytes(formatMemory(amount)) ?? 0;
                assert.ok(written >= amount && written < amount + 2 ** 20);
            }),
        );
    });

    for (const text of ["", "0Mi", "256", "256M", "256MB", "1.0001Ti", "1Ki", "-1Mi", "256mi"]) {
        it(`refuses ${JSON.stringify(text)}`, () => {
            assert.equal(bytes(text), undefined);
        });
    }
});
