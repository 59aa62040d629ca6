/** A configuration value as it travels: text as it is, everything else as the CLI writes it. */
export function asText(value: unknown): string {
    if (typeof value === "string") return value;
    // A key without a value is an empty text.
    if (value === null || value === undefined) return "";
    return isScalar(value) ? scalar(value) : asJson(value);
}

/** JSON with the keys of maps in order, as the CLI writes objects and lists. */
function asJson(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(asJson).join()}]`;
    if (value instanceof Date) return JSON.stringify(scalar(value));
    if (typeof value === "object" && value !== null) {
        const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
        return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${asJson(inner)}`).join()}}`;
    }
    return isScalar(value) ? scalar(value) : JSON.stringify(value ?? null);
}

function isScalar(value: unknown): value is number | bigint | boolean | Date {
    return ["number", "bigint", "boolean"].includes(typeof value) || value instanceof Date;
}

/** A date reads as Go prints it: `2001-01-01 00:00:00 +0000 UTC`. */
function scalar(value: number | bigint | boolean | Date): string {
    if (!(value instanceof Date)) return String(value);
    return `${value
        .toISOString()
        .replace("T", " ")
        .replace(/\.?0*Z$/, "")} +0000 UTC`;
}
