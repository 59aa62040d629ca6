import assert from "node:assert/strict";
import { leastShape } from "../testdata/databaseArgs.ts";
import { checkWindows } from "./windows.ts";

describe("a database's windows", () => {
    it("are fine by default", () => {
        assert.deepEqual(checkWindows(leastShape), []);
    });

    it("refuses a window shorter than 30 minutes, and names both", () => {
        const shape = { ...leastShape, backups: { window: "01:00-01:29" }, maintenanceWindow: "sun:03:00-sun:03:29" };
        assert.deepEqual(
            checkWindows(shape).map(({ path, rule }) => [path, rule.match(/\d+ minutes/)?.[0]]),
            [
                [["backups", "window"], "30 minutes"],
                [["maintenanceWindow"], "30 minutes"],
            ],
        );
    });

    it("refuses a maintenance window inside the backup window", () => {
        const shape = { ...leastShape, backups: { window: "23:30-00:30" }, maintenanceWindow: "tue:00:00-tue:01:00" };
        assert.deepEqual(checkWindows(shape), [
            {
                path: ["maintenanceWindow"],
                rule: "must not overlap the backup window 23:30-00:30: AWS refuses that",
                value: "tue:00:00-tue:01:00",
                fix: "move one of the two windows",
            },
        ]);
    });
});
