import type { Violation } from "@plinth/core/settings";
import { type CommonShape, DEFAULTS, type InsightsShape } from "./shape.ts";

const WEEK = 7;
const MONTH = 31;
const MOST_MONTHS = 23;
const TWO_YEARS = 731;
/** What the advanced mode requires: 15 months (Amazon RDS API Reference, CreateDBInstance, DatabaseInsightsMode). */
const ADVANCED = 15 * MONTH;

/** Mode and days, with defaults filled in. */
export function insightsOf(insights: InsightsShape = {}): { mode: string; retentionDays: number } {
    const { mode = DEFAULTS.insightsMode } = insights;
    return { mode, retentionDays: insights.retentionDays ?? (mode === "advanced" ? ADVANCED : WEEK) };
}

export function checkInsights(shape: CommonShape): Violation[] {
    const { mode, retentionDays: days } = insightsOf(shape.insights);
    const path = ["insights", "retentionDays"];
    if (mode === "advanced") {
        if (days === ADVANCED) return [];
        return [
            {
                path,
                rule: `must be ${ADVANCED} with mode advanced`,
                value: days,
                fix: "remove it, or write mode: standard",
            },
        ];
    }
    const months = days / MONTH;
    if (days === WEEK || days === TWO_YEARS || (Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS))
        return [];
    return [
        {
            path,
            rule: `must be ${WEEK}, ${TWO_YEARS}, or a multiple of ${MONTH} up to ${MOST_MONTHS * MONTH}`,
            value: days,
            fix: `write ${MONTH * Math.min(MOST_MONTHS, Math.max(1, Math.ceil(months)))}`,
        },
    ];
}
