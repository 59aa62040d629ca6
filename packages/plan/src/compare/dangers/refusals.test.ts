import assert from "node:assert/strict";
import { comparePlans, resource, urnOf } from "../../testdata/sides.ts";
import type { RefusedChange } from "./refusals.ts";

const THING = "test:index:Thing";
const thing = (inputs: Record<string, number>) => resource(THING, "it", { inputs });
const refusedChange: RefusedChange = (_type, { old, now }) =>
    Number(now["size"]) < Number(old["size"])
        ? [{ property: "size", message: "InvalidSize: too small", source: "https://example.com" }]
        : [];

describe("a comparison tells of changes in place that the cloud refuses", () => {
    const dangers = (old: Record<string, number>, now: Record<string, number>) =>
        comparePlans([thing(old)], [thing(now)], { refusedChange }).dangers;

    it("in the cloud's words, with where they are from", () => {
        assert.deepEqual(dangers({ size: 2 }, { size: 1 }), [
            {
                kind: "disruption",
                urn: urnOf(THING, "it"),
                type: THING,
                property: "size",
                what: "AWS refuses it: InvalidSize: too small",
                why: "the deployment stops there, and what came before it is done",
                source: "https://example.com",
            },
        ]);
    });

    it("and of none where nothing is refused, or where a new resource takes the old one's place", () => {
        assert.deepEqual(dangers({ size: 1 }, { size: 2 }), []);
        assert.deepEqual(dangers({ size: 2, fixed: 1 }, { size: 1, fixed: 2 }), []);
    });
});
