import assert from "node:assert/strict";
import { type PlanObject, Secret, unknown } from "@plinth/plan";
import { StackState } from "../state/stackState.ts";
import { holds, type InvokeAnswer } from "./answers.ts";
import { type Invocation, Invokes } from "./invokes.ts";

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
        return { invokes: new Invokes({ state, config: new Map([["test:region", "here"]]), answers }), state };
    }

    function call(token: string, args: PlanObject = {}): Invocation {
        return { token, args, provider: "", package: "test", version: "1.2.3", pluginDownloadUrl: "" };
    }

    it("gives the first answer whose token and arguments fit", () => {
        const { invokes: made, state } = invokes(
            { tok: "test:index:getOther", result: { which: "other" } },
            { tok: TOKEN, args: { name: "a" }, result: { which: "a" } },
            { tok: TOKEN, result: { which: "any" } },
            { tok: TOKEN, args: { name: "b" }, result: { which: "never" } },
        );
        assert.deepEqual(made.answer(call(TOKEN, { name: "a", size: 1 })), { which: "a" });
        assert.deepEqual(made.answer(call(TOKEN, { name: "b" })), { which: "any" });
        assert.deepEqual(state.diagnostics, []);
    });

    it("has none where nobody gave one, and says so once for each token", () => {
        const { invokes: made, state } = invokes({ tok: TOKEN, args: { name: "a" }, result: {} });
        assert.equal(made.answer(call(TOKEN, { name: "b" })), undefined);
        assert.equal(made.answer(call(TOKEN, { name: "c" })), undefined);
        assert.equal(made.answer(call("test:index:getOther")), undefined);
        assert.deepEqual(
            state.diagnostics.map(({ severity, message }) => [severity, message.split(" ")[1]]),
            [
                ["warning", TOKEN],
                ["warning", "test:index:getOther"],
            ],
        );
        assert.match(state.diagnostics[0]?.message ?? "", /its result is unknown\. Fix: give one with --answers FILE/);
    });

    it("registers the package's default provider for a call that names none, once", () => {
        const { invokes: made, state } = invokes({ tok: TOKEN, result: {} });
        made.answer({ ...call(TOKEN), provider: "urn:pulumi:dev::shop::pulumi:providers:test::own::id" });
        assert.equal(state.resources.size, 0);
        made.answer(call(TOKEN));
        made.answer(call(TOKEN));
        const [provider] = [...state.resources.values()];
        assert.equal(state.resources.size, 1);
        assert.equal(provider?.urn, "urn:pulumi:dev::shop::pulumi:providers:test::default_1_2_3");
        assert.deepEqual(provider?.inputs, { region: "here", version: "1.2.3", __internal: {} });
    });
});
