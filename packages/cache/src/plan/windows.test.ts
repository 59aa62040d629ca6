import assert from "node:assert/strict";
import { leastShape } from "../testdata/cacheArgs.ts";
import { checkWindows } from "./windows.ts";

describe("a cache's windows", () => {
    it("are fine by default", () => {
        assert.deepEqual(checkWindows(leastShape), []);
    });

    it("refuses a window shorter than 60 minutes, and names both", () => {
        const shape = { ...leastShape, snapshots: { window: "01:00-01:59" }, maintenanceWindow: "sun:03:00-sun:03:59" };
        assert.deepEqual(
            checkWindows(shape).map(({ path, rule }) => [path, rule.match(/\d+ minutes/)?.[0]]),
            [
                [["snapshots", "window"], "60 minutes"],
                [["maintenanceWindow"], "60 minutes"],
            ],
        );
    });

    it("refuses a maintenance window inside the snapshot window", () => {
        const shape = { ...leastShape, snapshots: { window: "23:30-00:30" }, maintenanceWindow: "tue:00:00-tue:01:00" };
        assert.deepEqual(checkWindows(shape), [
            {
                path: ["maintenanceWindow"],
                rule: "must not overlap the snapshot window 23:30-00:30: nodes would be changed while their data is copied",
                value: "tue:00:00-tue:01:00",
                fix: "move one of the two windows",
            },
        ]);
    });
});
