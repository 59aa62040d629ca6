import assert from "node:assert/strict";
import { set } from "./edit.ts";
import { LayerPlanner } from "./layerPlans.ts";
import { compareLayers, labelOf, outcomeOf } from "./outcome.ts";
import { SettingsCopy } from "./settingsCopy.ts";

describe("a trail that a landing zone takes over", function () {
    this.timeout(60_000);
    let copy: SettingsCopy;

    before(() => {
        copy = new SettingsCopy();
    });

    after(() => copy.remove());

    it("leaves its bucket and key in the cloud, and is refused for the log group that would go", async () => {
        const planner = new LayerPlanner(copy.root, "shared", ["account"]);
        const before = await planner.all();
        const trailArn = "arn:aws:cloudtrail:eu-west-1:111111111111:trail/landing-zone";
        copy.edit("shared", "account", set("trail", { mode: "adopted", trailArn }));
        const after = await planner.after(before, ["account"]);
        const comparison = compareLayers(before, after);
        assert.deepEqual(outcomeOf(comparison, after).refused, ["LogGroup audit-events"]);
        const kept = comparison.stacks.flatMap(({ changes }) => changes).filter(({ retained }) => retained === true);
        const labels = kept.map(labelOf);
        assert.ok(labels.includes("Bucket audit-bucket") && labels.includes("Key audit-key"), labels.join());
    });
});
