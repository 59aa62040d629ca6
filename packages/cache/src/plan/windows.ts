import type { Violation } from "@plinth/core/settings";
import { type CacheShape, DEFAULTS } from "./shape.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
/** The shortest window ElastiCache takes, in minutes (Amazon ElastiCache API Reference, CreateReplicationGroup, both windows). */
const SHORTEST = 60;

/** A stretch of time in minutes from its start, which may run over the end of the day or week. */
interface Window {
    readonly start: number;
    readonly length: number;
}

/** Reads `01:00-02:00`; `undefined` for anything else. */
function dailyWindow(text: string): Window | undefined {
    const found = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(text);
    if (found === null) return undefined;
    const [startHour, startMinute, endHour, endMinute] = found.slice(1).map(Number) as [number, number, number, number];
    return windowOf(minuteOf(startHour, startMinute), minuteOf(endHour, endMinute), DAY_MINUTES);
}

/** Reads `sun:03:00-sun:04:00`; `undefined` for anything else. */
function weeklyWindow(text: string): Window | undefined {
    const found = /^([a-z]{3}):(\d{2}):(\d{2})-([a-z]{3}):(\d{2}):(\d{2})$/.exec(text);
    if (found === null) return undefined;
    const [, startDay = "", startHour, startMinute, endDay = "", endHour, endMinute] = found;
    const start = weekMinute(startDay, Number(startHour), Number(startMinute));
    const end = weekMinute(endDay, Number(endHour), Number(endMinute));
    return windowOf(start, end, WEEK_MINUTES);
}

function minuteOf(hour: number, minute: number): number | undefined {
    return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

function weekMinute(day: string, hour: number, minute: number): number | undefined {
    const index = DAYS.indexOf(day);
    const ofDay = minuteOf(hour, minute);
    return index < 0 || ofDay === undefined ? undefined : index * DAY_MINUTES + ofDay;
}

function windowOf(start: number | undefined, end: number | undefined, cycle: number): Window | undefined {
    if (start === undefined || end === undefined) return undefined;
    return { start, length: (end - start + cycle) % cycle };
}

/** Whether a window that comes every day touches one that comes once a week. */
function touches(daily: Window, weekly: Window): boolean {
    // From the day before on: a daily window may run over midnight into the weekly one's day.
    for (let start = daily.start - DAY_MINUTES; start < weekly.start + weekly.length; start += DAY_MINUTES) {
        if (start + daily.length > weekly.start && weekly.start + weekly.length > start) return true;
    }
    return false;
}

export function checkWindows(shape: CacheShape): Violation[] {
    const { maintenanceWindow = DEFAULTS.maintenanceWindow } = shape;
    const snapshotWindow = shape.snapshots?.window ?? DEFAULTS.snapshotWindow;
    const daily = dailyWindow(snapshotWindow);
    const weekly = weeklyWindow(maintenanceWindow);
    const problems: Violation[] = [];
    if (daily === undefined || daily.length < SHORTEST) {
        problems.push({
            path: ["snapshots", "window"],
            rule: `must be a time of day of at least ${SHORTEST} minutes, UTC, such as 01:00-02:00`,
            value: snapshotWindow,
            fix: "write start and end as hh:mm-hh:mm",
        });
    }
    if (weekly === undefined || weekly.length < SHORTEST || weekly.length > DAY_MINUTES) {
        problems.push({
            path: ["maintenanceWindow"],
            rule: `must be ${SHORTEST} minutes to a day of the week, UTC, such as sun:03:00-sun:04:00`,
            value: maintenanceWindow,
            fix: "write start and end as ddd:hh:mm-ddd:hh:mm, in lower case",
        });
    }
    if (problems.length > 0 || daily === undefined || weekly === undefined || !touches(daily, weekly)) return problems;
    return [
        {
            path: ["maintenanceWindow"],
            rule: `must not overlap the snapshot window ${snapshotWindow}: nodes would be changed while their data is copied`,
            value: maintenanceWindow,
            fix: "move one of the two windows",
        },
    ];
}
