const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS_PER_UNIT: Readonly<Record<string, number>> = { minute: 1 / 1440, hour: 1 / 24, day: 1 };

/** A month of a schedule: what runs every three months runs every 90 days for our purposes. */
const DAYS_OF_MONTH = 30;

/**
 * The longest time in days between two runs of a schedule expression of Secrets Manager, `rate(…)` or `cron(…)`;
 * undefined for what is neither. Within a month every schedule counts as a monthly one at most.
 */
export function longestInterval(expression: string): number | undefined {
    const rate = /^rate\( ?(\d{1,9}) (minute|hour|day)s? ?\)$/.exec(expression.trim());
    if (rate !== null) {
        return Number(rate[1]) * (DAYS_PER_UNIT[rate[2] ?? ""] ?? 1);
    }
    const fields = /^cron\(([^()]{1,200})\)$/.exec(expression.trim())?.[1]?.trim().split(/ +/);
    if (fields === undefined || fields.length < 5) {
        return undefined;
    }
    const months = monthsOf(fields[3] ?? "");
    return months === undefined ? undefined : widestGap(months) * DAYS_OF_MONTH;
}

/** The months of a cron field, from 0: `*`, `1,7`, `JAN-MAR`, `1/3`. */
function monthsOf(field: string): number[] | undefined {
    const months = new Set<number>();
    for (const part of field.split(",")) {
        const [range = "", step = "1"] = part.split("/");
        const [from, to] = range === "*" || range === "?" ? [0, 11] : range.split("-").map(monthOf);
        const last = to ?? (part.includes("/") ? 11 : from);
        if (from === undefined || last === undefined || !(Number(step) >= 1)) {
            return undefined;
        }
        for (let month = from; month <= last; month += Number(step)) {
            months.add(month);
        }
    }
    return [...months].filter((month) => month >= 0 && month < 12).sort((a, b) => a - b);
}

function monthOf(text: string): number | undefined {
    const named = MONTHS.indexOf(text.toUpperCase());
    return named >= 0 ? named : /^\d{1,2}$/.test(text) ? Number(text) - 1 : undefined;
}

function widestGap(months: readonly number[]): number {
    const gaps = months.map((month, index) => (months[index + 1] ?? (months[0] ?? 0) + 12) - month);
    return gaps.length === 0 ? Infinity : Math.max(...gaps);
}
