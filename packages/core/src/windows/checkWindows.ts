import type { Path } from "../settings/path.ts";
import type { Violation } from "../settings/zodProblems.ts";
import { DAY_MINUTES, dailyWindow, overlap, weeklyWindow } from "./windows.ts";

/** A daily and a weekly window of one service, and what AWS says of both. */
export interface WindowPair {
    readonly daily: { readonly path: Path; readonly text: string; readonly name: string };
    readonly weekly: { readonly path: Path; readonly text: string };
    /** The shortest window the service takes, in minutes. */
    readonly shortest: number;
    /** Why the two may not overlap, after the colon. */
    readonly reason: string;
}

/** What is wrong with a service's windows: their form, their length, and whether they overlap. */
export function checkWindows({ daily, weekly, shortest, reason }: WindowPair): Violation[] {
    const every = dailyWindow(daily.text);
    const once = weeklyWindow(weekly.text);
    const problems: Violation[] = [];
    if (every === undefined || every.length < shortest) {
        problems.push({
            path: daily.path,
            rule: `must be a time of day of at least ${shortest} minutes, UTC, such as 01:00-02:00`,
            value: daily.text,
            fix: "write start and end as hh:mm-hh:mm",
        });
    }
    if (once === undefined || once.length < shortest || once.length > DAY_MINUTES) {
        problems.push({
            path: weekly.path,
            rule: `must be ${shortest} minutes to a day of the week, UTC, such as sun:03:00-sun:04:00`,
            value: weekly.text,
            fix: "write start and end as ddd:hh:mm-ddd:hh:mm, in lower case",
        });
    }
    if (problems.length > 0 || every === undefined || once === undefined || !overlap(every, once)) return problems;
    return [
        {
            path: weekly.path,
            rule: `must not overlap the ${daily.name} window ${daily.text}: ${reason}`,
            value: weekly.text,
            fix: "move one of the two windows",
        },
    ];
}
