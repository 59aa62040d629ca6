import assert from "node:assert/strict";
import fc from "fast-check";
import { plain, plainLines } from "./plain.ts";

describe("plain text", () => {
    const hostile: readonly (readonly [string, string, string])[] = [
        ["colours", "\u001b[31mred\u001b[0m", "red"],
        ["a cleared screen", "\u001b[2J\u001b[Hgone", "gone"],
        ["a link", "\u001b]8;;https://example.com\u0007here\u001b]8;;\u0007", "here"],
        ["a window title", "\u001b]0;title\u0007name", "name"],
        ["a carriage return that overwrites", "bad\rgood", "bad good"],
        ["backspaces", "ab\b\bcd", "abcd"],
        ["a bell", "ring\u0007", "ring"],
        ["line breaks in a name", "a\nb\u2028c", "a b c"],
        ["an override of the direction", "abc\u202egpj.exe", "abcgpj.exe"],
        ["characters without width", "a\u200bb\ufeffc", "abc"],
        ["an eight-bit control sequence", "\u009b31mred", "red"],
        ["a lone surrogate", "a\ud800b", "ab"],
    ];
    for (const [what, text, expected] of hostile) {
        it(`is free of ${what}`, () => assert.equal(plain(text), expected));
    }

    it("keeps letters of all scripts, and emoji", () => {
        assert.equal(plain("Größe 子网 عربي 👩‍💻"), "Größe 子网 عربي 👩‍💻");
    });

    it("keeps the lines of a message, without empty ones around it", () => {
        assert.deepEqual(plainLines("\n\nfirst\r\n\tsecond  \n\nlast\n"), ["first", "    second", "", "last"]);
    });

    it("never holds a control character", () => {
        fc.assert(
            fc.property(fc.string({ unit: "binary" }), (text) => {
                assert.doesNotMatch(plain(text), /\p{Cc}/u);
            }),
        );
    });
});
