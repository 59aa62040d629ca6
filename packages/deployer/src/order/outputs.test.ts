import assert from "node:assert/strict";
import fc from "fast-check";
import type { StackOutputs } from "../ports/engine.ts";
import { changedOutputs, outputProblems } from "./outputs.ts";

const plain = (values: Record<string, unknown>): StackOutputs =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, secret: false }]));

describe("changed outputs", () => {
    it("are those that are new, gone, or have another value", () => {
        const before = plain({ kept: [1], gone: 1, other: { a: 1 } });
        const after = plain({ kept: [1], fresh: 1, other: { a: 2 } });
        assert.deepEqual(changedOutputs(before, after), ["fresh", "gone", "other"]);
    });

    it("are those that become a secret, too: dependants mark what they read", () => {
        assert.deepEqual(changedOutputs({ a: { value: "x", secret: false } }, { a: { value: "x", secret: true } }), [
            "a",
        ]);
    });

    it("are none between equal outputs, whatever the order of keys", () => {
        fc.assert(
            fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
                const entries = Object.entries(structuredClone(values)).toReversed();
                assert.deepEqual(changedOutputs(plain(values), plain(Object.fromEntries(entries))), []);
            }),
        );
    });

    it("are not mixed up by the order of a list", () => {
        assert.deepEqual(changedOutputs(plain({ zones: ["a", "b"] }), plain({ zones: ["b", "a"] })), ["zones"]);
    });
});

describe("outputs of a deployed stack", () => {
    it("are all that its preview announced", () => {
        assert.deepEqual(outputProblems(["vpcId"], plain({ vpcId: "vpc-1", more: null })), []);
    });

    it("refuses one that is missing or null", () => {
        assert.deepEqual(outputProblems(["vpcId", "zones"], plain({ zones: null })), [
            "output vpcId is missing: the preview had announced it",
            "output zones is null",
        ]);
    });
});
