const NEVER_REACHED = /\bexpected resource operations for \S+ but none were seen\b/;

/** What the engine says of something that its plan does not allow (engine 3.260; read in its source, and seen). */
const VIOLATIONS: readonly RegExp[] = [
    /\bviolates plan: /,
    / is not allowed by the plan: /,
    NEVER_REACHED,
    /\bno plan for resource /,
];

/** Whether an error says that something planned never had its turn. */
export function isNeverReached(error: string): boolean {
    return NEVER_REACHED.test(error);
}

/** Whether an error says that the program wants something that its plan does not allow. */
export function isPlanViolation(error: string): boolean {
    return VIOLATIONS.some((pattern) => pattern.test(error));
}

/**
 * Whether violations are about nothing but the order in which resources are made: the engine learns the dependencies of a
 * value inside of another one only when that one is known, and then holds them to be other ones than planned.
 */
export function isOrderAlone(errors: readonly string[]): boolean {
    return (
        errors.length > 0 && errors.every((error) => /\bviolates plan: dependencies (for \S+ )?changed: /.test(error))
    );
}

/**
 * What went wrong, without what follows from it: after any failure the engine says of everything planned that never had its
 * turn that it was expected.
 */
export function withoutNeverReached(errors: readonly string[]): string[] {
    const causes = errors.filter((error) => !isNeverReached(error));
    return causes.length > 0 ? causes : [...errors];
}

const CHANGED = "properties changed: ";
const wordOf: Readonly<Record<string, string>> = { "+": "set", "~": "changed", "-": "removed", "=": "left as it is" };

/**
 * An error of the engine with the values taken out of a violation: it writes them as they are, secrets in plain text, whether
 * or not anything else hides them.
 */
export function withoutValues(error: string): string {
    const at = error.indexOf(CHANGED);
    if (at < 0 || !isPlanViolation(error)) return error;
    const list = error.slice(at + CHANGED.length);
    const names = outsideBrackets(list)
        .split(", ")
        .map((entry) => entry.trim())
        .filter((entry) => entry !== "");
    return `${error.slice(0, at)}${CHANGED}${names.map(inWords).join(", ")}`;
}

/** `~+size` is: changed by the plan, set by the program. */
function inWords(entry: string): string {
    const [planned = "", wanted = ""] = entry;
    const [plan, program] = [wordOf[planned], wordOf[wanted]];
    if (plan === undefined || program === undefined) return "a property";
    const name = entry.slice(2);
    return plan === program ? `${name} (${plan}, to another value)` : `${name} (${plan} by the plan, ${program} now)`;
}

/** What stands outside of all brackets; a bracket that is never closed ends the text. */
function outsideBrackets(text: string): string {
    let depth = 0;
    let kept = "";
    for (const character of text) {
        if (character === "[" || character === "{") depth += 1;
        else if (character === "]" || character === "}") depth -= 1;
        else if (depth === 0) kept += character;
    }
    return kept;
}
