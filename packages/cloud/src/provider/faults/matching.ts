import { nameOfUrn, typeOfUrn } from "./fault.ts";

/** Whether a pattern names a resource: by its URN, its name or its type, each with `*` for any text. */
export function namesResource(pattern: string, urn: string): boolean {
    const matches = matcherOf(pattern);
    return [urn, nameOfUrn(urn), typeOfUrn(urn)].some(matches);
}

function matcherOf(pattern: string): (text: string) => boolean {
    if (!pattern.includes("*")) return (text) => text === pattern;
    const parts = pattern.split("*");
    const [first = ""] = parts;
    const last = parts.at(-1) ?? "";
    const inner = parts.slice(1, -1);
    return (text) => {
        if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
        let from = first.length;
        for (const part of inner) {
            const found = text.indexOf(part, from);
            if (found < 0) return false;
            from = found + part.length;
        }
        return from <= text.length - last.length;
    };
}
