import assert from "node:assert/strict";
import fc from "fast-check";
import { fit, pad, widthOf, wrap } from "./width.ts";

describe("the width of a line", () => {
    const widths: readonly (readonly [string, number])[] = [
        ["", 0],
        ["network-vpc", 11],
        ["Größe", 5],
        ["e\u0301", 1],
        ["子网", 4],
        ["ｗｉｄｅ", 8],
        ["🚀", 2],
        ["👩‍💻", 2],
        ["✗ ├─ …", 6],
    ];
    for (const [line, width] of widths) {
        it(`of ${JSON.stringify(line)} is ${width}`, () => assert.equal(widthOf(line), width));
    }
});

describe("fitting a line", () => {
    it("cuts what is too long, and says so", () => {
        assert.equal(fit("network-vpc", 11), "network-vpc");
        assert.equal(fit("network-vpc", 8), "network…");
        assert.equal(fit("network-vpc", 1), "…");
        assert.equal(fit("network-vpc", 0), "");
    });

    it("never cuts a wide character in half", () => {
        assert.equal(fit("子网子网", 4), "子…");
    });

    it("fills up to the width", () => {
        assert.equal(pad("子网", 6), "子网  ");
        assert.equal(pad("network", 4), "net…");
    });

    it("never exceeds the width", () => {
        fc.assert(
            fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), (line, width) => {
                assert.ok(widthOf(fit(line, width)) <= width);
                assert.ok(widthOf(pad(line, width)) <= Math.max(width, 0));
            }),
        );
    });
});

describe("wrapping a line", () => {
    it("breaks at spaces and keeps the indent", () => {
        assert.deepEqual(wrap("    one two three", 12), ["    one two", "    three"]);
    });

    it("indents further lines more where asked to", () => {
        assert.deepEqual(wrap("  one two three", 11, 2), ["  one two", "    three"]);
    });

    it("breaks a word that is longer than a line", () => {
        assert.deepEqual(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
    });

    it("leaves an empty line empty", () => {
        assert.deepEqual(wrap("", 10), [""]);
    });

    it("loses nothing and never exceeds the width", () => {
        const line = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1 }).map((words) => words.join(" "));
        fc.assert(
            fc.property(line, fc.integer({ min: 6, max: 60 }), fc.nat(4), (text, width, hanging) => {
                const lines = wrap(text, width, hanging);
                assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
                for (const one of lines) assert.ok(one.length <= width, `${one.length} > ${width}`);
            }),
        );
    });
});
