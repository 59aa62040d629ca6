import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../testdata/complete.ts";
import { anchorOf, checklist, GUIDE } from "./checklist.ts";

describe("the guide to a first deployment", () => {
    const page = readFileSync(join(ROOT, GUIDE), "utf8");
    const sections = page.split(/^### /m).slice(1);

    it("has a section for each step of the checklist, in its order, with its check", () => {
        assert.deepEqual(
            sections.map((section) => section.split("\n")[0]),
            checklist.map(({ title }) => title),
        );
        checklist.forEach(({ check, id }, index) => {
            const command = check.replaceAll("<environment>", "dev");
            assert.ok(sections[index]?.includes(`Check: \`${command}\``), `${id}: ${command}`);
        });
    });

    it("is where the doctor's links lead", () => {
        assert.equal(
            anchorOf("Let nothing be merged that has not passed"),
            "let-nothing-be-merged-that-has-not-passed",
        );
        assert.equal(new Set(checklist.map(({ title }) => anchorOf(title))).size, checklist.length);
    });
});
