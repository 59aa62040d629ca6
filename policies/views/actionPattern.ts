/** Whether an action, or an action pattern, stands for more than one: IAM knows `*` and `?`. */
export function hasWildcard(pattern: string): boolean {
    return /[*?]/.test(pattern);
}

/**
 * Whether IAM's pattern covers a text, whatever the case of either: `s3:Get*` covers `s3:GetObject`. Goes back to the
 * last asterisk only, so a pattern of many asterisks costs no more than the two lengths multiplied.
 */
export function matchesPattern(pattern: string, text: string): boolean {
    if (!hasWildcard(pattern)) {
        return pattern.length === text.length && pattern.toLowerCase() === text.toLowerCase();
    }
    const wanted = pattern.toLowerCase();
    const given = text.toLowerCase();
    let at = 0;
    let star = -1;
    let resume = 0;
    let position = 0;
    while (position < given.length) {
        if (at < wanted.length && wanted[at] !== "*" && (wanted[at] === "?" || wanted[at] === given[position])) {
            at += 1;
            position += 1;
        } else if (wanted[at] === "*") {
            star = at;
            resume = position;
            at += 1;
        } else if (star >= 0) {
            resume += 1;
            at = star + 1;
            position = resume;
        } else {
            return false;
        }
    }
    return /^\**$/.test(wanted.slice(at));
}

/** Whether the pattern covers every action there is: `*`, `*:*`. */
export function isEveryAction(pattern: string): boolean {
    return /^\*+(:\*+)?$/.test(pattern);
}
