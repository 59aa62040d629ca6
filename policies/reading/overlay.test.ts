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
});
