const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** A value as the real engine writes it into files, in the form of a plan's JSON. */
export function plainFromWire(value: unknown): unknown {
    if (value === UNKNOWN) return { $unknown: true };
    if (Array.isArray(value)) return value.map(plainFromWire);
    if (typeof value !== "object" || value === null) return value;
    const fields = value as Record<string, unknown>;
    if (fields[SIGNATURE] === SECRET) {
        const plaintext = typeof fields.plaintext === "string" ? (JSON.parse(fields.plaintext) as unknown) : undefined;
        return { $secret: plaintext === UNKNOWN ? { $unknown: true } : true };
    }
    if (fields[SIGNATURE] !== undefined)
        throw new Error(`a value of kind ${String(fields[SIGNATURE])} stands in a plan: not compared yet`);
    return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, plainFromWire(field)]));
}
