import assert from "node:assert/strict";
import { hasWildcard, isEveryAction, matchesPattern } from "./actionPattern.ts";

describe("a pattern of actions", () => {
    const cases: [pattern: string, action: string, covers: boolean][] = [
        ["s3:GetObject", "s3:GetObject", true],
        ["S3:getobject", "s3:GetObject", true],
        ["s3:GetObject", "s3:GetObjectAcl", false],
        ["s3:GetObjectAcl", "s3:GetObject", false],
        ["s3:*", "s3:GetObject", true],
        ["s3:*", "sns:Publish", false],
        ["*", "s3:GetObject", true],
        ["*:*", "s3:GetObject", true],
        ["s3:Get*Object", "s3:GetMyObjectObject", true],
        ["s3:Get*Object", "s3:GetObjectAcl", false],
        ["s3:Get?bject", "s3:GetObject", true],
        ["s3:GetObject?", "s3:GetObject", false],
        ["s3:GetObject**", "s3:GetObject", true],
        ["s3:*t*A*l", "s3:GetObjectAcl", true],
        ["", "s3:GetObject", false],
        ["", "", true],
        ["?", "", false],
    ];
    for (const [pattern, action, covers] of cases) {
        it(`${covers ? "covers" : "does not cover"}: ${pattern || "(empty)"} and ${action || "(empty)"}`, () =>
            assert.equal(matchesPattern(pattern, action), covers));
    }

    it("of many asterisks is compared without trying every way to divide the text", () =>
        assert.equal(matchesPattern("a*".repeat(500) + "b", "a".repeat(5000)), false));

    it("may stand for several actions, or for all", () => {
        assert.deepEqual(["s3:Get*", "s3:Get?bject", "s3:GetObject"].map(hasWildcard), [true, true, false]);
        assert.deepEqual(["*", "*:*", "**", "s3:*", "*:Get*"].map(isEveryAction), [true, true, true, false, false]);
    });
});
