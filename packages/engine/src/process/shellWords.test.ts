import assert from "node:assert/strict";
import { shellWords } from "./shellWords.ts";

describe("shellWords", () => {
    for (const [line, words] of [
        ["", []],
        ["  ", []],
        ["--a --b=c", ["--a", "--b=c"]],
        [' --title="a b"\t--x ', ["--title=a b", "--x"]],
        ["'a \"b\"' c", ['a "b"', "c"]],
        ['"a\\"b" c\\ d', ['a"b', "c d"]],
        ['"" x', ["", "x"]],
        ["'a\\b'", ["a\\b"]],
    ] as const) {
        it(`reads ${JSON.stringify(line)} as ${JSON.stringify(words)}`, () => {
            assert.deepEqual(shellWords(line), words);
        });
    }
});
