import assert from "node:assert/strict";
import { overlay } from "./overlay.ts";
import { UNKNOWN_STRING as UNKNOWN } from "./unknown.ts";

describe("inputs over outputs", () => {
    it("keeps a known input, whatever the output", () => {
        assert.equal(overlay(false, true), false);
        assert.equal(overlay("a", UNKNOWN), "a");
    });

    it("takes a known output for an unknown or missing input", () => {
        assert.equal(overlay(UNKNOWN, "key-1"), "key-1");
        assert.equal(overlay(undefined, 7), 7);
        assert.equal(overlay(null, 7), 7);
    });

    it("keeps an input unknown while the output says nothing", () => {
        assert.equal(overlay(UNKNOWN, undefined), UNKNOWN);
    });

    it("drops an unknown output that nobody asked for, so that it satisfies nothing", () => {
        assert.equal(overlay(undefined, UNKNOWN), undefined);
        assert.deepEqual(overlay(undefined, { a: UNKNOWN, b: 1 }), { a: undefined, b: 1 });
        assert.equal(overlay(undefined, [UNKNOWN]), undefined);
    });

    it("merges objects property by property", () => {
        assert.deepEqual(overlay({ a: 1, b: UNKNOWN }, { b: 2, c: 3 }), { a: 1, b: 2, c: 3 });
    });

    it("takes lists whole, because an output may be in another order", () => {
        assert.deepEqual(overlay([{ cidr: UNKNOWN }, { cidr: "a" }], [{ cidr: "a" }, { cidr: "b" }]), [
            { cidr: "a" },
            { cidr: "b" },
        ]);
        assert.deepEqual(overlay(["b", "a"], ["a", "b"]), ["b", "a"]);
        assert.deepEqual(overlay([UNKNOWN], [UNKNOWN, "b"]), [UNKNOWN]);
    });

    it("does not merge a secret with what it hides", () => {
        assert.deepEqual(overlay({ $secret: true }, { a: 1 }), { $secret: true });
    });

    it("ends, however deep the values are", () => {
        const deep = (innermost: unknown): unknown => {
            let value = innermost;
            for (let level = 0; level < 20_000; level += 1) {
                value = { inner: value };
            }
            return value;
        };
        const input = deep("input");
        const ofInput = overlay({ a: input }, { a: deep("output") });
        const ofOutput = overlay(undefined, { known: deep("a"), later: deep(UNKNOWN) });
        for (const value of [ofInput, ofOutput]) {
            assert.equal(typeof value, "object");
        }
        assert.equal(overlay(undefined, input), input);
    });

    it("keeps a property that is called like a prototype's", () => {
        const merged = overlay(JSON.parse('{"__proto__":{"a":1}}'), { b: 2 });
        assert.deepEqual(Object.keys(merged as object).sort(), ["__proto__", "b"]);
        assert.equal((merged as { a?: number }).a, undefined);
    });
});
