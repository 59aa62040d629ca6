import assert from "node:assert/strict";
import { statefulTypes } from "@plinth/plan";
import { environments } from "./change.ts";
import { changes } from "./changes/all.ts";
import { EnvironmentPlans } from "./environmentPlans.ts";
import { changedAlarms, compareLayers, labelOf, outcomeOf } from "./outcome.ts";

for (const environment of environments) {
    describe(`a change of ${environment}'s settings does what is expected of it, and nothing else`, function () {
        this.timeout(60_000);
        let plans: EnvironmentPlans;

        before(() => {
            plans = new EnvironmentPlans(environment);
        });

        after(() => plans.remove());

        for (const change of changes) {
            const expected = change.expected[environment];
            if (expected === undefined) continue;
            it(`${change.file}: ${change.title}`, async () => {
                const { before, after } = await plans.around(change);
                const comparison = compareLayers(before, after);
                const { alarms, ...others } = expected;
                assert.deepEqual(outcomeOf(comparison, after), others);
                const changed = changedAlarms(comparison);
                if (alarms !== undefined) assert.deepEqual(changed, alarms);
                // Every loss is refused, and nothing else: by name, and by that name allowed.
                const lost = comparison.stacks
                    .flatMap((stack) => stack.changes)
                    .filter(({ kind, retained }) => (kind === "replace" || kind === "delete") && retained !== true)
                    .filter(({ type }) => statefulTypes().includes(type));
                assert.deepEqual(lost.map(labelOf).sort(), expected.refused ?? []);
                const allowed = compareLayers(
                    before,
                    after,
                    lost.map(({ urn }) => urn),
                );
                assert.equal(allowed.summary.refused, 0);
            });
        }
    });
}

describe("the list of changes", () => {
    it("has at least thirty for each environment, of every layer", () => {
        for (const environment of environments) {
            const own = changes.filter(({ expected }) => expected[environment] !== undefined);
            const layers = Map.groupBy(own, ({ file }) => file);
            assert.deepEqual([...layers.keys()].sort(), ["cache", "cluster", "database", "environment", "network"]);
            assert.ok(own.length >= 30, `${environment}: ${own.length}`);
        }
    });

    it("names each change of a file once", () => {
        const names = changes.map(({ file, title }) => `${file}: ${title}`);
        assert.deepEqual(names, [...new Set(names)]);
    });
});
