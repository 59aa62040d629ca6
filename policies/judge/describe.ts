import { pathPattern } from "../reading/path.ts";
import type { Reading } from "../reading/reading.ts";
import { isUnknown } from "../reading/unknown.ts";

/** Longer values are cut: a finding is one line. */
const LONGEST_VALUE = 160;

/** The value of a property as a finding may show it: in full only when the rule declared the property safe to print. */
export function describeFound(reading: Reading, safeProperties: readonly string[]): string {
    if (reading.isAbsent) {
        return "nothing";
    }
    if (reading.isUnknown) {
        return reading.secret ? "<set>" : "a value not known yet";
    }
    if (reading.secret || !safeProperties.includes(pathPattern(reading.path))) {
        return "<set>";
    }
    const text = asJson(reading.value);
    return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function asJson(value: unknown): string {
    try {
        return JSON.stringify(value, (_, part: unknown) => (isUnknown(part) ? "not known yet" : part)) ?? "";
    } catch {
        return "a value too deep to print";
    }
}
