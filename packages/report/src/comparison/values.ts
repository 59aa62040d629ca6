import type { EncodedValue, PropertyDifference } from "@plinth/plan";
import { plain } from "../text/plain.ts";

/** Longer values are cut: the JSON form has them whole. */
const LONGEST = 80;

/** What differs in a property, on one line. */
export function differenceText(difference: PropertyDifference): string {
    const { path, kind, old, new: now, follows, secrecy } = difference;
    const name = plain(path);
    if (secrecy !== undefined) return `${name}: ${secrecy === "added" ? "is a secret now" : "is no longer a secret"}`;
    if (kind === "reordered") return `${name}: same entries in another order`;
    if (kind === "added") return `${name}: ${valueText(now)} (added)`;
    if (kind === "removed") return `${name}: ${valueText(old)} (removed)`;
    const because =
        follows === undefined
            ? ""
            : `, from ${follows.map((urn) => plain(urn.slice(urn.lastIndexOf("::") + 2))).join(", ")}`;
    if (kind === "undecided") return `${name}: cannot be compared${because}`;
    const [before, after] = [valueText(old), valueText(now)];
    return before === after ? `${name}: ${before}${because} (changed)` : `${name}: ${before} → ${after}${because}`;
}

/** A value for people: what is not known says so, a secret stays one, and long ones are cut. */
export function valueText(value: EncodedValue | undefined): string {
    if (value === undefined) return "nothing";
    const text = plain(typeof value === "string" ? JSON.stringify(value) : named(value));
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function named(value: EncodedValue): string {
    if (Array.isArray(value)) return `[${value.map(named).join(", ")}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    if ("$secret" in value) return "[secret]";
    if ("$unknown" in value) return "known after deployment";
    if ("$resource" in value) return String(value["$resource"]);
    const entries = Object.entries(value).map(([key, entry]) => `${key}: ${named(entry)}`);
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
