import assert from "node:assert/strict";
import type { Parameter } from "./rule.ts";
import { compareStrictness } from "./strictness.ts";

describe("the stricter of two values of a parameter", () => {
    const cases: [Parameter["stricter"], unknown, unknown, string][] = [
        ["higher", 7, 7, "same"],
        ["higher", 8, 7, "stricter"],
        ["higher", 1, 7, "weaker"],
        ["higher", "seven", 7, "incomparable"],
        ["lower", 1, 2, "stricter"],
        ["lower", 3, 2, "weaker"],
        ["true", true, false, "stricter"],
        ["true", false, true, "weaker"],
        ["false", true, false, "weaker"],
        ["longer", ["a", "b"], ["b", "a"], "same"],
        ["longer", ["a", "b"], ["a"], "stricter"],
        ["longer", ["a"], ["a", "b"], "weaker"],
        ["longer", ["a"], ["b"], "incomparable"],
        ["shorter", ["80"], ["80", "443"], "stricter"],
        ["shorter", ["80", "443", "22"], ["80", "443"], "weaker"],
        ["shorter", [], [], "same"],
        ["more", { a: "x" }, { a: "x" }, "same"],
        ["more", { a: "x", b: "y" }, { a: "x" }, "stricter"],
        ["more", {}, { a: "x" }, "weaker"],
        ["more", { a: ["x"] }, { a: ["x", "y"] }, "stricter"],
        ["more", { a: ["x", "y", "z"] }, { a: ["x", "y"] }, "weaker"],
        ["more", { a: "x+" }, { a: "x" }, "incomparable"],
        ["more", { b: "y" }, { a: "x" }, "incomparable"],
    ];
    for (const [stricter, value, other, expected] of cases) {
        it(`with "${stricter}": ${JSON.stringify(value)} is ${expected} beside ${JSON.stringify(other)}`, () => {
            assert.equal(compareStrictness({ stricter }, value, other), expected);
        });
    }
});
