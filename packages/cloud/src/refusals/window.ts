/** Minutes of a week, Monday 00:00 first. The end is beyond the week where a window wraps around it. */
interface Span {
    readonly start: number;
    readonly end: number;
}

const DAY = 24 * 60;
const WEEK = 7 * DAY;
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * Whether a daily window (`02:00-03:00`) and a weekly one (`sun:04:00-sun:05:00`) share a minute; nothing where either
 * is not written so.
 */
export function windowsOverlap(daily: string, weekly: string): boolean | undefined {
    const day = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(daily)?.slice(1).map(Number);
    const week = /^([a-z]{3}):(\d\d):(\d\d)-([a-z]{3}):(\d\d):(\d\d)$/i.exec(weekly);
    if (day === undefined || week === null) return undefined;
    const start = minute(week[1], week[2], week[3]);
    const end = minute(week[4], week[5], week[6]);
    if (start === undefined || end === undefined) return undefined;
    const maintenance = { start, end: end > start ? end : end + WEEK };
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = day;
    const from = fromHour * 60 + fromMinute;
    const to = toHour * 60 + toMinute;
    const length = (to > from ? to : to + DAY) - from;
    // From the day before to the day after the week, since both kinds of windows may wrap.
    return Array.from({ length: 9 }, (_, index) => (index - 1) * DAY + from).some((begin) =>
        [0, WEEK].some((shift) => meet({ start: begin + shift, end: begin + shift + length }, maintenance)),
    );
}

/** Minutes of a daily window (`23:30-00:30` has 60); nothing where it is not written so. */
export function windowLength(daily: string): number | undefined {
    const [, fromHour, fromMinute, toHour, toMinute] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(daily) ?? [];
    if (fromHour === undefined) return undefined;
    const length = (Number(toHour) - Number(fromHour)) * 60 + Number(toMinute) - Number(fromMinute);
    return length > 0 ? length : length + DAY;
}

function minute(day: string | undefined, hours: string | undefined, minutes: string | undefined): number | undefined {
    const index = DAYS.indexOf((day ?? "").toLowerCase());
    return index < 0 ? undefined : index * DAY + Number(hours) * 60 + Number(minutes);
}

function meet(one: Span, other: Span): boolean {
    return one.start < other.end && other.start < one.end;
}
