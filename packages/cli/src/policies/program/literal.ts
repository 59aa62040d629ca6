const WIDTH = 96;
const INDENT = "    ";

/** What a value is written as; for texts that stand for something else. */
export type WriteText = (text: string, key: string) => string | undefined;

/** A plain value as an expression of TypeScript, on one line where it fits. */
export function literal(value: unknown, writeText: WriteText, { key = "", indent = "" } = {}): string {
    if (typeof value === "string") return writeText(value, key) ?? textLiteral(value, writeText, { key, indent });
    if (Array.isArray(value)) {
        const items = (deeper: string): string[] =>
            value.map((item) => literal(item, writeText, { key, indent: deeper }));
        return bracketed(["[", "]"], items, indent);
    }
    if (typeof value === "object" && value !== null) {
        const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
        const items = (deeper: string): string[] =>
            entries.map(([name, entry]) => {
                const written = literal(entry, writeText, { key: name, indent: deeper });
                return `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}: ${written}`;
            });
        return bracketed(["{ ", " }"], items, indent);
    }
    return value === undefined ? "undefined" : String(value);
}

/** Documents that are sent as JSON text read better as the object they hold. */
function textLiteral(text: string, writeText: WriteText, place: { key: string; indent: string }): string {
    if (/^\s*[[{]/.test(text)) {
        try {
            const document: unknown = JSON.parse(text);
            return `JSON.stringify(${literal(document, writeText, place)})`;
        } catch {
            // Text that only looks like a document.
        }
    }
    return JSON.stringify(text);
}

function bracketed(
    [open, close]: readonly [string, string],
    items: (indent: string) => readonly string[],
    indent: string,
): string {
    const deeper = indent + INDENT;
    const written = items(deeper);
    if (written.length === 0) return open.trim() + close.trim();
    const line = open + written.join(", ") + close;
    if (!line.includes("\n") && indent.length + line.length <= WIDTH) return line;
    return `${open.trim()}\n${written.map((item) => `${deeper}${item},\n`).join("")}${indent}${close.trim()}`;
}
