import assert from "node:assert/strict";
import type { Gap } from "@plinth/plan";
import { plan, stack } from "../testdata/plans.ts";
import { gapLines } from "./gaps.ts";
import { renderVerdict } from "./verdict.ts";
import { makeStyle } from "./style.ts";

const box: Gap = { kind: "generic", token: "test:index:Box", urns: ["urn:pulumi:dev::shop::test:index:Box::one"] };
const find: Gap = { kind: "unanswered", token: "test:index:find", urns: [] };

describe("what a preview does not know for sure", () => {
    const unsure = plan([stack([], { gaps: [find, box] }), stack([], { gaps: [box] })]);

    it("stands in the text by kind, each token once", () => {
        assert.deepEqual(gapLines(unsure, 120, makeStyle(false)), [
            "Not known for sure (2)",
            "  type without a model: computed values have no particular form: test:index:Box",
            "  call without an answer: its result stays unknown (--answers gives one): test:index:find",
        ]);
    });

    it("is left out where there is nothing", () => {
        assert.deepEqual(gapLines(plan([stack([])]), 120, makeStyle(false)), []);
    });

    it("blocks where --strict asks, and is named with its number", () => {
        const options = { color: false, width: 120 };
        assert.match(
            renderVerdict(unsure, { ...options, strict: true }),
            /dev is blocked by --strict: 1 generic, 1 unanswered\./,
        );
        assert.match(renderVerdict(unsure, options), /dev is clean\./);
    });
});
