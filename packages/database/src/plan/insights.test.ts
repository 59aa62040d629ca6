import assert from "node:assert/strict";
import { leastShape } from "../testdata/databaseArgs.ts";
import { checkInsights, insightsOf } from "./insights.ts";
import type { InsightsShape } from "./shape.ts";

function problemsOf(insights: InsightsShape) {
    return checkInsights({ ...leastShape, insights });
}

describe("a database's insights", () => {
    it("are kept for a week in standard mode and for 15 months in advanced mode", () => {
        assert.deepEqual(insightsOf(), { mode: "standard", retentionDays: 7 });
        assert.deepEqual(insightsOf({ mode: "advanced" }), { mode: "advanced", retentionDays: 465 });
        assert.deepEqual(insightsOf({ retentionDays: 93 }), { mode: "standard", retentionDays: 93 });
    });

    for (const retentionDays of [7, 31, 465, 713, 731]) {
        it(`may be kept ${retentionDays} days`, () => {
            assert.deepEqual(problemsOf({ retentionDays }), []);
        });
    }

    for (const [retentionDays, nearest] of [
        [0, 31],
        [14, 31],
        [90, 93],
        [744, 713],
    ] as const) {
        it(`refuses ${retentionDays} days and names ${nearest}`, () => {
            assert.deepEqual(problemsOf({ retentionDays }), [
                {
                    path: ["insights", "retentionDays"],
                    rule: "must be 7, 731, or a multiple of 31 up to 713",
                    value: retentionDays,
                    fix: `write ${nearest}`,
                },
            ]);
        });
    }

    it("refuses any other time in advanced mode", () => {
        assert.deepEqual(problemsOf({ mode: "advanced", retentionDays: 7 }), [
            {
                path: ["insights", "retentionDays"],
                rule: "must be 465 with mode advanced",
                value: 7,
                fix: "remove it, or write mode: standard",
            },
        ]);
    });
});
