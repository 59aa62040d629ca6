const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS_PER_UNIT: Readonly<Record<string, number>> = { minute: 1 / 1440, hour: 1 / 24, day: 1 };

/** A month of a schedule: what runs every three months runs every 90 days for our purposes. */
const DAYS_OF_MONTH = 30;

const RATE = /^ *rate\( *(\d{1,9}) (minute|hour|day)s? *\) *$/;

/** Minute, hour, day and the month, which is all that matters here; a day of the week and a year follow. */
const CRON = /^ *cron\( *[^() ]+ [^() ]+ [^() ]+ ([^() ]+) [^()]+\) *$/;
const MONTH_RANGE = /^([\w*?]+)(?:-(\w+))?(?:\/(\d+))?$/;

/**
 * The longest time in days between two runs of a schedule expression of Secrets Manager, `rate(…)` or `cron(…)`; endless
 * for what is neither. Within a month every schedule counts as a monthly one.
 */
export function longestInterval(expression: string): number {
    const [, count, unit] = RATE.exec(expression) ?? [];
    if (unit !== undefined) {
        return Number(count) * (DAYS_PER_UNIT[unit] ?? Infinity);
    }
    const field = CRON.exec(expression)?.[1] ?? "";
    const parts = field.toUpperCase().split(",");
    const months = MONTHS.map((_, index) => index + 1).filter((month) => parts.some((part) => covers(part, month)));
    const gaps = months.map((month, index) => (months[index + 1] ?? Number(months[0]) + 12) - month);
    return gaps.length === 0 ? Infinity : Math.max(...gaps) * DAYS_OF_MONTH;
}

/** Whether a part of a cron's month field names the month: `*`, `7`, `JAN-MAR`, `1/3`. */
function covers(part: string, month: number): boolean {
    const [, range = "", end, step] = MONTH_RANGE.exec(part) ?? [];
    const isAny = /^[*?]$/.test(range);
    const first = isAny ? 1 : numberOf(range);
    const last = end === undefined ? (isAny || step !== undefined ? 12 : first) : numberOf(end);
    return first <= month && month <= last && (month - first) % Number(step ?? 1) === 0;
}

function numberOf(month: string): number {
    return MONTHS.indexOf(month) + 1 || Number(month);
}
