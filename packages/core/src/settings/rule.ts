import { z } from "zod";
import type { Check } from "./checks.ts";
import type { Violation } from "./zodProblems.ts";

/**
 * A rule over several fields of one object schema, for use with `.check(…)`.
 *
 * Zod skips refinements once anything in the object failed; then a person mends one problem only to meet the next.
 * This rule runs whenever the fields it reads are themselves fine, so all problems of a file come at once.
 *
 * @param reads the fields the rule reads; it is skipped while one of them has a problem of its own.
 * @param check returns what is wrong, paths relative to the object.
 */
export function rule<Shape extends object>(
    reads: readonly (keyof Shape & string)[],
    check: (value: Shape) => readonly Violation[],
): z.core.$ZodCheck<Shape> {
    const made = z.check<Shape>((payload) => {
        for (const { path, ...said } of check(payload.value)) {
            payload.issues.push({ code: "custom", input: payload.value, path: [], params: { path, ...said } });
        }
    });
    made._zod.def.when = (payload) =>
        !payload.issues.some(
            (issue) => isWhole(issue) || reads.includes(String(issue.path?.[0]) as keyof Shape & string),
        );
    return made;
}

/** Rules that a component applies to its arguments, for use with a settings schema: `.check(...rules(databaseChecks))`. */
export function rules<Shape extends object>(checks: readonly Check<Shape>[]): z.core.$ZodCheck<Shape>[] {
    return checks.map(({ reads, check }) => rule(reads, check));
}

/** Whether an issue is about the object itself (not an object at all), so that no field can be read. */
function isWhole(issue: z.core.$ZodRawIssue): boolean {
    return issue.code === "invalid_type" && (issue.path ?? []).length === 0;
}
