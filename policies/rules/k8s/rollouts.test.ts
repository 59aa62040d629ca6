import assert from "node:assert/strict";
import { DEPLOYMENTS, ROLLOUTS } from "../../views/podSpec.ts";
import { rules as all } from "./rules.ts";

/** `""`, `Patch` or `List`: the form that a token ends with. */
const formsOf = (types: readonly string[], tokens: readonly string[]): string[] =>
    tokens.filter((token) => types.includes(token)).map((token) => /(Patch|List)?$/.exec(token)?.[0] ?? "");

describe("rules that judge Deployments", () => {
    const rules = all.filter(({ types }) => types.includes("kubernetes:apps/v1:Deployment"));

    it("are most of those about pods", () => {
        assert.ok(rules.length >= 20, String(rules.length));
    });

    for (const { id, types } of rules)
        it(`judge Rollouts too, which take their place: ${id}`, () => {
            const rollouts = formsOf(types, ROLLOUTS);
            assert.deepEqual(
                formsOf(types, DEPLOYMENTS).filter((form) => !rollouts.includes(form)),
                [],
            );
        });
});
