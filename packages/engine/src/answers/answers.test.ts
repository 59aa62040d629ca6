import assert from "node:assert/strict";
import { Secret, unknown } from "@plinth/plan";
import { StackState } from "../state/stackState.ts";
import { holds, type InvokeAnswer } from "./answers.ts";
import { Invokes } from "./invokes.ts";

describe("holds", () => {
    for (const [value, expected, verdict] of [
        [{ a: 1, b: 2 }, { a: 1 }, true],
        [{ a: 1 }, {}, true],
        [{ a: { b: [1, 2], c: 3 } }, { a: { b: [1, 2] } }, true],
        [{ a: [1, 2] }, { a: [1] }, false],
        [{ a: [2, 1] }, { a: [1, 2] }, false],
        [{ a: [{ b: 1, c: 2 }] }, { a: [{ b: 1 }] }, true],
        [{ a: 1 }, { a: "1" }, false],
        [{ b: 1 }, { a: 1 }, false],
        [{ a: null }, { a: null }, true],
        [{ a: null }, { a: { b: 1 } }, false],
        [{ a: "x" }, { a: { length: 1 } }, false],
        [{ a: unknown }, { a: 1 }, false],
    ] as const) {
        it(`is ${verdict} for ${JSON.stringify(expected)} in ${JSON.stringify(value)}`, () => {
            assert.equal(holds(structured(value), structured(expected)), verdict);
        });
    }

    it("compares what is in a secret", () => {
        assert.equal(holds({ a: new Secret("x") }, { a: "x" }), true);
        assert.equal(holds({ a: new Secret("x") }, { a: "y" }), false);
    });
});

/** The same value without `readonly`. */
function structured(value: unknown): Parameters<typeof holds>[1] {
    return value as Parameters<typeof holds>[1];
}

describe("Invokes", () => {
    const TOKEN = "test:index:getBox";

    function invokes(...answers: InvokeAnswer[]): { invokes: Invokes; state: StackState } {
        const state = new StackState("shop", "dev");
        return { invokes: new Invokes(state, answers), state };
    }

    it("gives the first answer whose token and arguments fit", () => {
        const { invokes: made, state } = invokes(
            { tok: "test:index:getOther", result: { which: "other" } },
            { tok: TOKEN, args: { name: "a" }, result: { which: "a" } },
            { tok: TOKEN, result: { which: "any" } },
            { tok: TOKEN, args: { name: "b" }, result: { which: "never" } },
        );
        assert.deepEqual(made.answer(TOKEN, { name: "a", size: 1 }), { which: "a" });
        assert.deepEqual(made.answer(TOKEN, { name: "b" }), { which: "any" });
        assert.deepEqual(state.diagnostics, []);
    });

    it("has none where nobody gave one, and says so once for each token", () => {
        const { invokes: made, state } = invokes({ tok: TOKEN, args: { name: "a" }, result: {} });
        assert.equal(made.answer(TOKEN, { name: "b" }), undefined);
        assert.equal(made.answer(TOKEN, { name: "c" }), undefined);
        assert.equal(made.answer("test:index:getOther", {}), undefined);
        assert.deepEqual(
            state.diagnostics.map(({ severity, message }) => [severity, message.split(" ")[1]]),
            [
                ["warning", TOKEN],
                ["warning", "test:index:getOther"],
            ],
        );
        assert.match(state.diagnostics[0]?.message ?? "", /its result is unknown\. Fix: give one with --answers FILE/);
    });
});
