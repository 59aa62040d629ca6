import assert from "node:assert/strict";
import fc from "fast-check";
import { checkWindows } from "./checkWindows.ts";

const DAY = 24 * 60;
const WEEK = 7 * DAY;
const NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function problemsOf(daily: string, weekly: string) {
    return checkWindows({
        daily: { path: ["backups", "window"], text: daily, name: "backup" },
        weekly: { path: ["maintenanceWindow"], text: weekly },
        shortest: 30,
        reason: "AWS refuses that",
    });
}

function clock(minute: number): string {
    const two = (value: number): string => String(value).padStart(2, "0");
    return `${two(Math.floor((minute % DAY) / 60))}:${two(minute % 60)}`;
}

function ofWeek(minute: number): string {
    return `${NAMES[Math.floor((minute % WEEK) / DAY)]}:${clock(minute)}`;
}

/** The minutes of the week that a window covers, one by one. */
function minutes(start: number, length: number): number[] {
    return Array.from({ length }, (_, index) => (start + index) % WEEK);
}

describe("the windows of a service", () => {
    it("are refused exactly when they share a minute", () => {
        const daily = fc.record({ start: fc.nat(DAY - 1), length: fc.integer({ min: 30, max: 300 }) });
        const weekly = fc.record({ start: fc.nat(WEEK - 1), length: fc.integer({ min: 30, max: DAY }) });
        fc.assert(
            fc.property(daily, weekly, (backup, maintenance) => {
                const every = NAMES.flatMap((_, day) => minutes(day * DAY + backup.start, backup.length));
                const taken = new Set(every);
                const shared = minutes(maintenance.start, maintenance.length).some((minute) => taken.has(minute));
                const problems = problemsOf(
                    `${clock(backup.start)}-${clock(backup.start + backup.length)}`,
                    `${ofWeek(maintenance.start)}-${ofWeek(maintenance.start + maintenance.length)}`,
                );
                assert.equal(problems.length, shared ? 1 : 0);
            }),
        );
    });

    it("refuses a maintenance window inside the backup window", () => {
        assert.deepEqual(problemsOf("23:30-00:30", "tue:00:00-tue:01:00"), [
            {
                path: ["maintenanceWindow"],
                rule: "must not overlap the backup window 23:30-00:30: AWS refuses that",
                value: "tue:00:00-tue:01:00",
                fix: "move one of the two windows",
            },
        ]);
    });

    for (const window of ["1:00-2:00", "01:00", "01:00-01:29", "24:00-24:30", "01:00-01:00", "mon:01:00-mon:02:00"]) {
        it(`refuses ${window} as a backup window`, () => {
            assert.deepEqual(problemsOf(window, "sun:03:00-sun:04:00"), [
                {
                    path: ["backups", "window"],
                    rule: "must be a time of day of at least 30 minutes, UTC, such as 01:00-02:00",
                    value: window,
                    fix: "write start and end as hh:mm-hh:mm",
                },
            ]);
        });
    }

    for (const window of [
        "Sun:03:00-Sun:04:00",
        "sun:03:00-sun:03:20",
        "sun:03:00-tue:04:00",
        "03:00-04:00",
        "sun:03:60-sun:04:30",
    ]) {
        it(`refuses ${window} as a maintenance window`, () => {
            assert.deepEqual(problemsOf("01:00-02:00", window), [
                {
                    path: ["maintenanceWindow"],
                    rule: "must be 30 minutes to a day of the week, UTC, such as sun:03:00-sun:04:00",
                    value: window,
                    fix: "write start and end as ddd:hh:mm-ddd:hh:mm, in lower case",
                },
            ]);
        });
    }
});
