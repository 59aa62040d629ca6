import assert from "node:assert/strict";
import fc from "fast-check";
import { billionths, written } from "./quantities.ts";

const G = 1_000_000_000n;

describe("a quantity", () => {
    for (const [text, value] of [
        ["0", 0n],
        ["250m", G / 4n],
        ["1.5", (3n * G) / 2n],
        [".5", G / 2n],
        ["1e3", 1000n * G],
        ["12E-1", (12n * G) / 10n],
        ["1Ki", 1024n * G],
        ["1k", 1000n * G],
        ["0.5Gi", 2n ** 29n * G],
        ["-1", -G],
        ["100n", 100n],
        ["0.1n", 1n],
        [2, 2n * G],
    ] as const) {
        it(`of ${text} is ${value} billionths`, () => {
            assert.equal(billionths(text), value);
        });
    }

    for (const text of [
        "",
        "1 Gi",
        "1gb",
        "Gi",
        "1MB",
        "1,5",
        "1KI",
        "e3",
        "--1",
        "0x10",
        "1e999",
        undefined,
        null,
        {},
    ]) {
        it(`is not ${JSON.stringify(text)}`, () => {
            assert.equal(billionths(text), undefined);
        });
    }

    it("is the same in whatever unit it is written", () => {
        fc.assert(
            fc.property(fc.bigInt(0n, 1_000_000n), (n) => {
                assert.equal(billionths(`${n}`), billionths(`${n * 1000n}m`));
                assert.equal(billionths(`${n}k`), billionths(`${n * 1000n}`));
                assert.equal(billionths(`${n}Mi`), billionths(`${n * 1024n}Ki`));
                assert.equal(billionths(`${n}e3`), billionths(`${n}k`));
            }),
        );
    });

    it("keeps the order of numbers", () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (a, b) => {
                const [one, other] = [billionths(`${a}m`) ?? 0n, billionths(`${b / 1000}`) ?? 0n];
                assert.equal(one < other, a < b);
                assert.equal(one === other, a === b);
            }),
        );
    });

    it("that is written and read again is the same", () => {
        fc.assert(
            fc.property(fc.bigInt(0n, 10n ** 20n), fc.boolean(), (value, memory) => {
                assert.equal(billionths(written(value, memory)), value);
            }),
        );
        assert.equal(written(768n * 2n ** 20n * G, true), "768Mi");
        assert.equal(written((3n * G) / 2n, false), "1500m");
    });
});
