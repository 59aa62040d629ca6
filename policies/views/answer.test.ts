import assert from "node:assert/strict";
import { Reading } from "../reading/reading.ts";
import { allOf, anyOf, anyText } from "./answer.ts";

describe("an answer about values that may not be known", () => {
    it("is no when one of all is, and yes when one of any is, whatever else is unknown", () => {
        assert.deepEqual([allOf(["yes", "unknown", "no"]), allOf(["yes", "unknown"]), allOf(["yes"])], ["no", "unknown", "yes"]);
        assert.deepEqual([anyOf(["yes", "unknown", "no"]), anyOf(["no", "unknown"]), anyOf(["no"])], ["yes", "unknown", "no"]);
        assert.deepEqual([allOf([]), anyOf([])], ["yes", "no"]);
    });

    it("about texts is yes for one that fits, and no for what is no text", () => {
        const [unknown, x, y] = [Reading.unknown("a"), Reading.of("x", "a"), Reading.of("y", "a")];
        const isX = (text: string) => text === "x";
        assert.deepEqual([anyText([unknown, x], isX), anyText([y, unknown], isX), anyText([y], isX)], ["yes", "unknown", "no"]);
        assert.equal(anyText([Reading.of(1, "a")], () => true), "no");
    });
});
