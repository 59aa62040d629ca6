/** What in an export or a preview of the CLI belongs to one run on one machine. */
const ofOneRun = new Set([
    "manifest",
    "secrets_providers",
    "created",
    "modified",
    "sourcePosition",
    "stackTrace",
    "duration",
    "timestamp",
]);

/** An export or a preview without times, places on this machine and the salt of its passphrase: fit to be kept. */
export function cleaned(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(cleaned);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
        Object.entries(value)
            .filter(([key]) => !ofOneRun.has(key))
            .map(([key, entry]) => [key, key === "ciphertext" ? "v1:AAAAAAAAAAAAAAAA:AAAA" : cleaned(entry)]),
    );
}
