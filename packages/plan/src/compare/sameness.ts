import { encodeValue } from "../encode.ts";
import { isPlanObject, PlanArchive, PlanAsset, type PlanValue, ResourceReference, Secret } from "../values.ts";

/** A value as text that is equal for equal values, whatever the order of keys. It never leaves the comparison. */
export function canonical(value: PlanValue): string {
    if (value instanceof Secret) return `secret ${canonical(value.value)}`;
    if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
    if (isPlanObject(value)) {
        const entries = Object.entries(value).filter(([, entry]) => entry !== null);
        return `{${entries
            .map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`)
            .sort()
            .join()}}`;
    }
    return JSON.stringify(encodeValue(value));
}

/** Whether two values that are neither lists, maps, unknown nor secret mean the same. */
export function isSame(old: PlanValue, now: PlanValue, state: boolean): boolean {
    const [before, after] = [contentOf(old), contentOf(now)];
    if (before !== undefined || after !== undefined) return before === after;
    if (old instanceof ResourceReference && now instanceof ResourceReference) return old.urn === now.urn;
    if (old === now) return true;
    // A provider's Check brings values into its schema's types: what the program sent as "5432" is 5432 in the state.
    return state && isScalar(old) && isScalar(now) && String(old) === String(now);
}

/** What an asset or archive holds: by its hash where there is one, else by its source. */
function contentOf(value: PlanValue): string | undefined {
    if (!(value instanceof PlanAsset || value instanceof PlanArchive)) return undefined;
    return value.hash ?? canonical(encodeValue(value) as PlanValue);
}

function isScalar(value: PlanValue): value is string | number | boolean {
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** An object as it is, or the object or list that a text of JSON holds; `undefined` for anything else. */
export function parsedJson(value: PlanValue): PlanValue | undefined {
    if (isPlanObject(value) || Array.isArray(value)) return value;
    if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return undefined;
    try {
        return JSON.parse(value) as PlanValue;
    } catch {
        return undefined;
    }
}
