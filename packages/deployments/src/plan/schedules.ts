/** A run that comes again, or once. What destroys has {@link Ttl}. */
export type Schedule =
    | { readonly operation: ScheduledOperation; /** In UTC: `0 3 * * 1`. */ readonly cron: string }
    | { readonly operation: ScheduledOperation; /** `2027-01-31T18:00:00Z`. */ readonly at: string };

export const SCHEDULED_OPERATIONS = ["preview", "refresh", "update"] as const;
export type ScheduledOperation = (typeof SCHEDULED_OPERATIONS)[number];

/** Fields of a cron expression, with the least and the greatest number of each. */
const FIELDS = [
    ["minute", 0, 59],
    ["hour", 0, 23],
    ["day of the month", 1, 31],
    ["month", 1, 12],
    ["day of the week", 0, 6],
] as const;

/** What is wrong with a cron expression of five fields in numbers; `undefined` for a right one. */
export function cronProblem(cron: string): string | undefined {
    const fields = cron.split(" ");
    if (fields.length !== FIELDS.length) return "must have five fields, each behind one space";
    for (const [index, [name, least, greatest]] of FIELDS.entries()) {
        const wrong = (fields[index] ?? "").split(",").some((part) => !isPart(part, least, greatest));
        if (wrong) return `must have numbers from ${least} to ${greatest}, lists, ranges, steps or * as its ${name}`;
    }
    return undefined;
}

function isPart(part: string, least: number, greatest: number): boolean {
    const [, from, to, step] = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part) ?? [undefined, "none"];
    if (from === "none" || (step !== undefined && Number(step) === 0)) return false;
    if (from === undefined) return true;
    const [first, last] = [Number(from), Number(to ?? from)];
    return first >= least && last <= greatest && first <= last;
}

/** A moment as Pulumi Cloud takes it (RFC 3339), in UTC alone so that files can be compared. */
export function isMoment(text: string): boolean {
    const parsed = new Date(text);
    return (
        /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) &&
        !Number.isNaN(parsed.getTime()) &&
        // JavaScript takes 31 February for the third of March.
        parsed.toISOString().startsWith(text.slice(0, -1))
    );
}

/** A moment some minutes later, in the same form. */
export function minutesAfter(moment: string, minutes: number): string {
    return `${new Date(Date.parse(moment) + minutes * 60_000).toISOString().slice(0, 19)}Z`;
}
