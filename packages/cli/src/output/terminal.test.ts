import assert from "node:assert/strict";
import { colorOf, widthOf } from "./terminal.ts";

const terminal = { isTTY: true, columns: 72, write: () => true };
const pipe = { write: () => true };

describe("a stream's abilities", () => {
    it("are the terminal's width, and colour", () => {
        assert.equal(widthOf(terminal), 72);
        assert.equal(colorOf(terminal, {}), true);
    });

    it("are a fixed width and no colour for a pipe", () => {
        assert.equal(widthOf(pipe), 120);
        assert.equal(colorOf(pipe, {}), false);
    });

    it("include no colour where NO_COLOR says so, unless it is empty", () => {
        assert.equal(colorOf(terminal, { NO_COLOR: "1" }), false);
        assert.equal(colorOf(terminal, { NO_COLOR: "" }), true);
    });

    it("include no colour on a dumb terminal", () => {
        assert.equal(colorOf(terminal, { TERM: "dumb" }), false);
    });
});
