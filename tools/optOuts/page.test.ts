import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { PAGE, page } from "./page.ts";

describe("the page of opt-outs", () => {
    it("is what node tools/optOuts/command.ts writes", async () => {
        assert.equal(readFileSync(PAGE, "utf8"), await page());
    });

    it("has those of databases and of the account, each with its risk", async () => {
        const text = (await page()).replaceAll(/ +/g, " ");
        assert.match(text, /\| database \| `protect` \| loses \| Pulumi deletes or replaces it/);
        assert.match(text, /\| account: guardDuty \| `mode` \| exposes \| an attack that goes on is not noticed \|/);
    });
});
