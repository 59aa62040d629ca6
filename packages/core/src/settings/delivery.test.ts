import assert from "node:assert/strict";
import { deliverySchema } from "./delivery.ts";
import { toProblems } from "./zodProblems.ts";

function problems(data: object): [string, string][] {
    const { error } = deliverySchema.safeParse(data);
    return toProblems(deliverySchema, data, error?.issues ?? []).map(({ path, rule }) => [path.join("."), rule]);
}

describe("when an environment may be changed", () => {
    it("is any time by default", () => {
        const { verify, soak, plan, ...when } = deliverySchema.parse(undefined);
        assert.deepEqual(when, { freeze: [], rollback: "manual", forwardOnly: [] });
        assert.deepEqual([verify.alarms, soak.minutes], [true, 30]);
        assert.deepEqual(plan, { hold: true, handOver: false, validHours: 24 });
    });

    it("takes freezes of days and of times, and a window", () => {
        const delivery = {
            freeze: [
                { from: "2026-12-20", to: "2027-01-03", reason: "holidays" },
                { from: "2026-11-27", to: "2026-11-27", reason: "one whole day" },
                { from: "2026-11-27T06:00Z", to: "2026-11-27T20:00Z", reason: "sale" },
            ],
            window: { days: ["mon", "thu"], from: "22:00", to: "04:00" },
        };
        const { verify: _verify, soak: _soak, plan: _plan, ...when } = deliverySchema.parse(delivery);
        assert.deepEqual(when, { ...delivery, rollback: "manual", forwardOnly: [] });
    });

    it("says who puts a release back, and what nobody goes back behind", () => {
        const forwardOnly = [
            { commit: "0123abc", reason: "orders have a new format" },
            { release: "sha256:1", reason: "drops a column" },
        ];
        const { rollback } = deliverySchema.parse({ rollback: "automatic", forwardOnly });
        assert.equal(rollback, "automatic");
    });

    it("refuses a way of rolling back that there is not, and a commit that is none", () => {
        const forwardOnly = [{ commit: "main", reason: "a branch moves" }];
        assert.deepEqual(
            problems({ rollback: "always", forwardOnly }).map(([path]) => path),
            ["rollback", "forwardOnly.0.commit"],
        );
    });

    it("refuses a freeze that ends before it begins, and one that never is", () => {
        const freeze = [
            { from: "2027-01-03", to: "2026-12-20", reason: "holidays" },
            { from: "2026-11-27T06:00Z", to: "2026-11-27T06:00Z", reason: "sale" },
        ];
        assert.deepEqual(problems({ freeze }), [
            ["freeze.0.to", "must be after from (2027-01-03)"],
            ["freeze.1.to", "must be after from (2026-11-27T06:00Z)"],
        ]);
    });

    it("refuses days that there are not, local times, and a freeze without a reason, all at once", () => {
        const freeze = [
            { from: "2026-02-30", to: "2026-03-01", reason: "spring" },
            { from: "2026-12-20T18:00", to: "20.12.2026", reason: "" },
        ];
        assert.deepEqual(
            problems({ freeze }).map(([path]) => path),
            ["freeze.0.from", "freeze.1.from", "freeze.1.to", "freeze.1.reason"],
        );
    });

    it("refuses a window without a day, or with a time that is none", () => {
        assert.deepEqual(
            problems({ window: { days: [], from: "24:00", to: "8" } }).map(([path]) => path),
            ["window.days", "window.from", "window.to"],
        );
    });
});
