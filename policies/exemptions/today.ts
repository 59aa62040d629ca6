const DATE = /^\d{4}-\d\d-\d\d$/;

/** The UTC day, `YYYY-MM-DD`. `PLINTH_TODAY` names another one, for tests and for a look at what will expire. */
export function today(env: Readonly<Record<string, string | undefined>> = process.env): string {
    const given = env["PLINTH_TODAY"];
    if (given === undefined || given === "") {
        return new Date().toISOString().slice(0, 10);
    }
    if (dayNumber(given) === undefined) {
        throw new RangeError(`PLINTH_TODAY must be a date such as 2026-11-21, got ${JSON.stringify(given)}`);
    }
    return given;
}

/** Days since 1970 of a date that exists; `undefined` for anything else. */
export function dayNumber(date: unknown): number | undefined {
    if (typeof date !== "string" || !DATE.test(date)) {
        return undefined;
    }
    const time = Date.parse(`${date}T00:00:00Z`);
    // The parser takes the 30th of February for a day of March.
    return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? undefined : time / 86_400_000;
}
