import assert from "node:assert/strict";
import { Reading } from "../reading/reading.ts";
import { all, any, anyText } from "./answer.ts";

describe("an answer about values that may not be known", () => {
    it("is no when one of all is, and yes when one of any is, whatever else is unknown", () => {
        assert.deepEqual([all("yes", "unknown", "no"), all("yes", "unknown"), all("yes")], ["no", "unknown", "yes"]);
        assert.deepEqual([any("yes", "unknown", "no"), any("no", "unknown"), any("no")], ["yes", "unknown", "no"]);
        assert.deepEqual([all(), any()], ["yes", "no"]);
    });

    it("about texts is yes for one that fits, and takes what is no text for an empty one", () => {
        const [unknown, x, y] = [Reading.unknown("a"), Reading.of("x", "a"), Reading.of("y", "a")];
        const isX = (text: string) => text === "x";
        const answers = [anyText([unknown, x], isX), anyText([y, unknown], isX), anyText([y], isX)];
        assert.deepEqual(answers, ["yes", "unknown", "no"]);
        assert.equal(
            anyText([Reading.of(1, "a")], (text) => text === ""),
            "yes",
        );
    });
});
