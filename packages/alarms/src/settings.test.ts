import assert from "node:assert/strict";
import { z } from "zod";
import { alarmsSetting } from "./settings.ts";
import { doorAlarms } from "./testdata/doors.ts";

const schema = z.strictObject({ alarms: alarmsSetting(doorAlarms) });

describe("the setting alarms", () => {
    it("takes nothing, off, and what differs by role", () => {
        for (const alarms of [undefined, "off", {}, { heatLost: { threshold: 7, severity: "log" } }]) {
            assert.deepEqual(schema.parse({ alarms }), { alarms });
        }
        assert.deepEqual(schema.parse({}), {});
    });

    it("refuses roles and keys that do not exist, and thresholds out of range", () => {
        for (const alarms of [
            "none",
            { heatlost: { threshold: 7 } },
            { heatLost: { treshold: 7 } },
            { heatLost: { threshold: 101 } },
            { heatLost: { severity: "wake" } },
        ]) {
            assert.equal(schema.safeParse({ alarms }).success, false, JSON.stringify(alarms));
        }
    });
});
