/** The marks that stand for "not known during preview" on Pulumi's wire; the policy SDK distinguishes seven. */
const SENTINELS: ReadonlySet<unknown> = new Set([
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** The string form, the only one the engine sends today. */
export const UNKNOWN_STRING = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function isUnknown(value: unknown): boolean {
    return SENTINELS.has(value) || (isRecord(value) && own(value, "$unknown") === true);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * An own property, read through its descriptor: the policy SDK wraps properties in a proxy whose `get` throws on an
 * unknown value, while the descriptor hands back the raw subtree.
 */
export function own(value: object, key: string): unknown {
    return Object.getOwnPropertyDescriptor(value, key)?.value;
}

/** Whether an unknown stands anywhere inside the value, however deep it is, and even where it contains itself. */
export function containsUnknown(value: unknown): boolean {
    const seen = new Set([value]);
    for (const part of seen) {
        if (isUnknown(part)) {
            return true;
        }
        if (typeof part === "object" && part !== null) {
            Object.keys(part).forEach((key) => seen.add(own(part, key)));
        }
    }
    return false;
}
