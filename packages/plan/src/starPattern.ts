/**
 * What tells whether a text fits a pattern, in which `*` stands for any text.
 *
 * Without a regular expression: a pattern of many stars would take one for ever.
 */
export function starPattern(pattern: string): (text: string) => boolean {
    const parts = pattern.split("*");
    if (parts.length === 1) return (text) => text === pattern;
    const [first = ""] = parts;
    const last = parts.at(-1) ?? "";
    const inner = parts.slice(1, -1);
    return (text) => {
        if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
        let from = first.length;
        for (const part of inner) {
            const at = text.indexOf(part, from);
            if (at < 0) return false;
            from = at + part.length;
        }
        return from <= text.length - last.length;
    };
}
