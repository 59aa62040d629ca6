import assert from "node:assert/strict";
import { TextFinder } from "./textFinder.ts";

describe("a finder of texts", () => {
    it("replaces the longest of those that begin at one place", () => {
        assert.equal(new TextFinder(["abcd", "abcdef"]).replaceAll("abcdef abcde", "*"), "* *e");
    });

    it("replaces texts that overlap as one, so that nothing of either is left", () => {
        assert.equal(new TextFinder(["abcd1234", "1234efgh"]).replaceAll("<abcd1234efgh>", "*"), "<*>");
    });

    it("says whether any is there, and looks for none that is too short", () => {
        const finder = new TextFinder(["abc", "wxyz"]);
        assert.equal(finder.isIn("abc wxy"), false);
        assert.equal(finder.isIn("abc wxyz"), true);
        assert.equal(new TextFinder([]).replaceAll("as it was", "*"), "as it was");
    });
});
