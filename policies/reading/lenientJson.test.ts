import assert from "node:assert/strict";
import { parseLeniently } from "./lenientJson.ts";

describe("a JSON text", () => {
    it("is read as it is", () => assert.deepEqual(parseLeniently('{"a": [1, ",]"]}'), { a: [1, ",]"] }));

    it("is read without commas before a closing bracket", () => {
        assert.deepEqual(parseLeniently('{"a": [1, 2,\n ], }'), { a: [1, 2] });
        assert.deepEqual(parseLeniently('[",]", "\\",}", 1,]'), [",]", '",}', 1]);
        assert.deepEqual(parseLeniently('{"a": {"b": 1,},}'), { a: { b: 1 } });
    });

    it("is none when it is something else", () => {
        for (const text of ["{ a }", "", "[1,,]", '{"a": "b,]', "[1 2,]"]) {
            assert.equal(parseLeniently(text), undefined, text);
        }
    });

    it("is read in a time that grows with its length, whatever is in it", () =>
        assert.equal(parseLeniently('"\\"'.repeat(200_000)), undefined));
});
