const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
export const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** A stretch of time in minutes from its start, which may run over the end of the day or week. */
export interface Window {
    readonly start: number;
    readonly length: number;
}

/** Reads a time of day such as `01:00-02:00`; `undefined` for anything else. */
export function dailyWindow(text: string): Window | undefined {
    const found = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(text);
    if (found === null) return undefined;
    const [startHour, startMinute, endHour, endMinute] = found.slice(1).map(Number) as [number, number, number, number];
    return windowOf(minuteOf(startHour, startMinute), minuteOf(endHour, endMinute), DAY_MINUTES);
}

/** Reads a time of the week such as `sun:03:00-sun:04:00`; `undefined` for anything else. */
export function weeklyWindow(text: string): Window | undefined {
    const found = /^([a-z]{3}):(\d{2}):(\d{2})-([a-z]{3}):(\d{2}):(\d{2})$/.exec(text);
    if (found === null) return undefined;
    const [, startDay = "", startHour, startMinute, endDay = "", endHour, endMinute] = found;
    const start = weekMinute(startDay, Number(startHour), Number(startMinute));
    const end = weekMinute(endDay, Number(endHour), Number(endMinute));
    return windowOf(start, end, WEEK_MINUTES);
}

/** Whether a window that comes every day shares a minute with one that comes once a week. */
export function overlap(daily: Window, weekly: Window): boolean {
    // From the day before on: a daily window may run over midnight into the weekly one's day.
    for (let start = daily.start - DAY_MINUTES; start < weekly.start + weekly.length; start += DAY_MINUTES) {
        if (start + daily.length > weekly.start && weekly.start + weekly.length > start) return true;
    }
    return false;
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
