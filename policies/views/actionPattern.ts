/** Whether an action, or an action pattern, stands for more than one: IAM knows `*` and `?`. */
export function hasWildcard(pattern: string): boolean {
    return /[*?]/.test(pattern);
}

/**
 * Whether IAM's pattern covers a text, whatever the case of either: `s3:Get*` covers `s3:GetObject`. The parts between
 * asterisks are looked for one after the other, so a pattern of many asterisks costs no more than the two lengths
 * multiplied.
 */
export function matchesPattern(pattern: string, text: string): boolean {
    const parts = pattern.toLowerCase().split("*");
    const given = text.toLowerCase();
    const [first = "", ...later] = parts;
    const last = later.pop();
    if (last === undefined) {
        return given.length === first.length && stands(first, given, 0);
    }
    let from = first.length;
    for (const part of later) {
        from = after(part, given, from);
    }
    return (
        stands(first, given, 0) && from + last.length <= given.length && stands(last, given, given.length - last.length)
    );
}

/** Whether the pattern covers every action there is: `*`, `*:*`. */
export function isEveryAction(pattern: string): boolean {
    return /^\*+(:\*+)?$/.test(pattern);
}

/** Where a part ends that stands somewhere from a place on; beyond the text when it stands nowhere. */
function after(part: string, text: string, from: number): number {
    let at = from;
    while (at <= text.length && !stands(part, text, at)) {
        at += 1;
    }
    return at + part.length;
}

function stands(part: string, text: string, at: number): boolean {
    return [...part].every((character, offset) => character === "?" || character === text[at + offset]);
}
