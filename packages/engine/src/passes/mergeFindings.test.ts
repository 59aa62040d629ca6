import assert from "node:assert/strict";
import { type Finding, findingId, type Outcome, type Pass } from "@plinth/plan";
import { mergeFindings } from "./mergeFindings.ts";

function finding(decidedIn: Pass, outcome: Outcome, property: string | null = null, urn = "urn:one"): Finding {
    return {
        id: findingId("rule", urn, property),
        rule: "rule",
        pack: "pack",
        outcome,
        level: "mandatory",
        severity: null,
        urn,
        property,
        expected: null,
        actual: null,
        message: "",
        remedy: null,
        controls: [],
        decidedIn,
    };
}

function merged(first: readonly Finding[], settled: readonly Finding[]): unknown[] {
    return mergeFindings(first, settled).map(({ outcome, property, decidedIn, basis }) =>
        [outcome, property, decidedIn, basis ?? ""].join(" "),
    );
}

describe("the verdicts of both passes", () => {
    it("keep what pass one decided", () => {
        const violation = finding("preview", "violation", "a");
        assert.deepEqual(merged([violation], [finding("settled", "violation", "a")]), ["violation a preview "]);
        assert.deepEqual(merged([violation], [finding("settled", "pass")]), ["violation a preview "]);
        assert.deepEqual(merged([finding("preview", "pass")], [finding("settled", "pass")]), ["pass  preview "]);
    });

    it("replace what pass one could not decide by what the settled pass says", () => {
        const unverified = finding("preview", "unverified", "a");
        assert.deepEqual(merged([unverified], [finding("settled", "pass")]), ["pass  settled assumed"]);
        assert.deepEqual(merged([unverified], [finding("settled", "violation", "b")]), ["violation b settled assumed"]);
        assert.deepEqual(merged([unverified], [finding("settled", "unverified", "a")]), ["unverified a settled "]);
    });

    it("keep unverified what the settled pass says nothing of", () => {
        assert.deepEqual(merged([finding("preview", "unverified", "a")], []), ["unverified a preview "]);
    });

    it("take a pass back where the settled pass finds something", () => {
        assert.deepEqual(merged([finding("preview", "pass")], [finding("settled", "violation", "a")]), [
            "violation a settled assumed",
        ]);
    });

    it("say nothing of a pass beside what pass one found in the same resource", () => {
        const first = [finding("preview", "violation", "a"), finding("preview", "unverified", "b")];
        assert.deepEqual(merged(first, [finding("settled", "violation", "a")]), ["violation a preview "]);
    });

    it("judge what exists only in the settled pass", () => {
        assert.deepEqual(
            merged(
                [finding("preview", "pass")],
                [finding("settled", "pass"), finding("settled", "pass", null, "urn:two")],
            ),
            ["pass  preview ", "pass  settled assumed"],
        );
    });
});
