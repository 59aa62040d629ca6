/**
 * The value of a JSON text, or `undefined` when it is none. A comma before a closing bracket is forgiven: AWS refuses it,
 * but what is meant is plain enough to judge it.
 */
export function parseLeniently(text: string): unknown {
    for (const candidate of [() => text, () => withoutNeedlessCommas(text)]) {
        try {
            return JSON.parse(candidate());
        } catch {
            // The other way to read it, or none.
        }
    }
    return undefined;
}

/** One pass over the text, because a regular expression takes a quadratic time over quotes that nothing closes. */
function withoutNeedlessCommas(text: string): string {
    let kept = "";
    let from = 0;
    let comma = -1;
    let quoted = false;
    for (let at = 0; at < text.length; at += 1) {
        const character = text.charAt(at);
        if (quoted) {
            at += character === "\\" ? 1 : 0;
            quoted = character !== '"';
        } else if (character === ",") {
            comma = at;
        } else if (character.trim() !== "") {
            if (comma >= 0 && "]}".includes(character)) {
                kept += text.slice(from, comma);
                from = comma + 1;
            }
            comma = -1;
            quoted = character === '"';
        }
    }
    return kept + text.slice(from);
}
