import assert from "node:assert/strict";
import { formatPath, valueAt } from "./path.ts";

describe("formatPath", () => {
    it("writes paths as Pulumi does: dots, indices in brackets, odd names quoted", () => {
        assert.equal(formatPath(["a", "b", 0, "x.y"]), 'a.b[0]["x.y"]');
    });

    it("quotes a name that would otherwise read as something else", () => {
        assert.equal(formatPath(["with space"]), '["with space"]');
        assert.equal(formatPath(["a", "1st"]), 'a["1st"]');
        assert.equal(formatPath(["a", ""]), 'a[""]');
        assert.equal(formatPath(["a", 'say "x"']), 'a["say \\"x\\""]');
    });

    it("keeps the hyphens of instance names plain", () => {
        assert.equal(formatPath(["instances", "order-events", "size"]), "instances.order-events.size");
    });

    it("is empty for the whole file", () => {
        assert.equal(formatPath([]), "");
    });
});

describe("valueAt", () => {
    const data = { a: { list: [1, { b: null }] } };

    it("finds values through maps and lists", () => {
        assert.equal(valueAt(data, ["a", "list", 0]), 1);
        assert.equal(valueAt(data, ["a", "list", 1, "b"]), null);
        assert.equal(valueAt(data, []), data);
    });

    it("is undefined where there is nothing, also below text and null", () => {
        assert.equal(valueAt(data, ["a", "missing", "deeper"]), undefined);
        assert.equal(valueAt(data, ["a", "list", 1, "b", "c"]), undefined);
        assert.equal(valueAt("text", ["length"]), undefined);
    });
});
