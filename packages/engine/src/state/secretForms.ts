import { inspect, stripVTControlCharacters } from "node:util";

/** Longer texts are files rather than passwords; they are looked for as they are, in JSON, and line by line. */
const LONGEST = 16 * 1024;

/**
 * The forms in which programs and packs write a text down: as it is, inside JSON (twice over, for JSON in JSON), as Node
 * prints objects, for a shell, a pattern or an address, and in the usual encodings of bytes.
 *
 * Not among them: parts of the text, other cases, hashes, digits grouped for people, and bytes encoded together with others.
 */
export function formsOf(text: string): ReadonlySet<string> {
    const once = inJson(text);
    const forms = [text, text.trim(), stripVTControlCharacters(text), once];
    if (text.length > LONGEST) return new Set(forms);
    const bytes = Buffer.from(text);
    return new Set([
        ...forms,
        inJson(once),
        inJson(inJson(once)),
        inspect(text, { breakLength: Infinity, compact: true }).slice(1, -1),
        text.replaceAll("'", "'\\''"),
        text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
        ...inAddress(text),
        // Without what pads it at its end, which some leave out.
        bytes.toString("base64").replace(/=+$/, ""),
        bytes.toString("base64url"),
        bytes.toString("hex"),
    ]);
}

/**
 * What stands in a secret text and may be written down alone: its lines, as output is read line by line, and where it is a
 * JSON document, the values in it.
 */
export function piecesOf(text: string): readonly string[] {
    const lines = text.includes("\n") ? text.split("\n").map((line) => line.trim()) : [];
    return /^\s*[[{]/.test(text) ? [...lines, ...leavesOf(text)] : lines;
}

function leavesOf(text: string): string[] {
    const found: string[] = [];
    try {
        JSON.parse(text, (_key, value: unknown) => {
            if (typeof value === "string" || typeof value === "number") found.push(String(value));
        });
    } catch {
        // Not JSON after all.
    }
    return found;
}

function inJson(text: string): string {
    return JSON.stringify(text).slice(1, -1);
}

function inAddress(text: string): string[] {
    // Half a surrogate pair cannot be encoded.
    if (!text.isWellFormed()) return [];
    return [encodeURIComponent(text), new URLSearchParams([["", text]]).toString().slice(1)];
}
