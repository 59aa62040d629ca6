import assert from "node:assert/strict";
import fc from "fast-check";
import { DAY, figures, linesOf, type ShortRun } from "./testdata/journal.ts";

describe("metrics of any journal", () => {
    const outcome = fc.constantFrom("done", "unchanged", "UP_FAILED", "VERIFY_FAILED", "POLICY_BLOCKED");
    const run = fc.record({
        from: fc.integer({ min: 0, max: 9 * DAY }),
        lasts: fc.integer({ min: 0, max: 300 }),
        verb: fc.constantFrom("up", "up", "up", "rollback", "verify"),
        app: outcome,
        message: fc.constantFrom("", "hotfix", "a change"),
        killed: fc.boolean(),
        changes: fc.boolean(),
    });
    const runs = fc.array(run, { maxLength: 12 }).map((all) =>
        all.map(({ lasts, app, ...one }, index): ShortRun => ({
            ...one,
            id: `run-${index}`,
            to: one.from + lasts,
            layers: { app },
            commit: `c${index % 4}`,
            committed: one.from - 30,
        })),
    );

    it("have rates between none and all, and parts that are no more than the whole", () => {
        fc.assert(
            fc.property(runs, (all) => {
                const { deployments, changeFailureRate, rollbackRate, timeToRestore } = figures(all);
                for (const rate of [changeFailureRate, rollbackRate]) {
                    if ("value" in rate) assert.ok(rate.value >= 0 && rate.value <= 1);
                    else assert.equal(deployments.all, 0);
                }
                assert.ok(deployments.failedChanges + deployments.succeeded >= deployments.all - deployments.killed);
                assert.ok(
                    deployments.succeeded <= deployments.all && deployments.notRestored <= deployments.failedChanges,
                );
                if ("value" in timeToRestore) assert.ok(timeToRestore.value.median >= 0);
            }),
        );
    });

    it("are the same whatever the order of lines, and where they are handed over twice", () => {
        fc.assert(
            fc.property(
                runs
                    .map((all) => all.flatMap(linesOf))
                    .chain((lines) =>
                        fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
                    ),
                ([lines, shuffled]) => {
                    assert.deepEqual(figures([], [...lines, ...lines]), figures([], lines));
                    assert.deepEqual(figures([], shuffled), figures([], lines));
                },
            ),
        );
    });

    it("count one more deployment that goes well, which makes no rate worse", () => {
        fc.assert(
            fc.property(runs, (all) => {
                const before = figures(all);
                const after = figures([...all, { id: "good", from: 9 * DAY + 400, to: 9 * DAY + 410 }]);
                assert.equal(after.deployments.succeeded, before.deployments.succeeded + 1);
                if ("value" in before.changeFailureRate && "value" in after.changeFailureRate)
                    assert.ok(after.changeFailureRate.value <= before.changeFailureRate.value);
            }),
        );
    });
});
