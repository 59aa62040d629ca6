import assert from "node:assert/strict";
import { Reading } from "../reading/reading.ts";
import { describeFound } from "./describe.ts";

describe("the value a finding shows", () => {
    it("is given up, not failed on, where it is too deep to print", () => {
        let deep: unknown = "innermost";
        for (let level = 0; level < 20_000; level += 1) {
            deep = [deep];
        }
        assert.equal(describeFound(Reading.of(deep, "ports"), ["ports"]), "a value too deep to print");
        assert.equal(describeFound(Reading.of([22], "ports"), ["ports"]), "[22]");
    });
});
