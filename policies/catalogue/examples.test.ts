import assert from "node:assert/strict";
import { catalogue } from "./catalogue.ts";
import { examplesOf } from "./examples.ts";

describe("the catalogue's examples", () => {
    it("are found for every rule by its name and service", async () => {
        for (const { name } of catalogue) assert.equal((await examplesOf(name)).rule.id, name);
    });

    it("are refused for a rule that does not exist", async () => {
        await assert.rejects(() => examplesOf("no-such-rule"), /no rule is called no-such-rule/);
    });
});
