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
 * An error of the engine with the values taken out of a violation: it writes them as they are, secrets in plain text. Of a
 * list of properties the first one with a value is the last that is named, since nobody can tell where a value ends.
 */
export function withoutValues(error: string): string {
    const at = error.indexOf(CHANGED);
    if (at < 0 || !isPlanViolation(error)) return error;
    const names: string[] = [];
    for (let left = error.slice(at + CHANGED.length); ;) {
        const [whole, planned = "", wanted = "", name = "", end] =
            /^([-+~=])([-+~=])([^[,]*)(\[|, |$)/.exec(left) ?? [];
        if (whole === undefined) break;
        names.push(inWords(planned, wanted, name));
        if (end === "[") names.push("and maybe others");
        if (end !== ", ") break;
        left = left.slice(whole.length);
    }
    return `${error.slice(0, at)}${CHANGED}${names.join(", ") || "some"}`;
}

/** `~+size` is: changed by the plan, set by the program. */
function inWords(planned: string, wanted: string, name: string): string {
    const [plan, program] = [wordOf[planned], wordOf[wanted]];
    return plan === program ? `${name} (${plan}, to another value)` : `${name} (${plan} by the plan, ${program} now)`;
}
