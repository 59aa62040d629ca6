import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with a value as the one form of a union it was meant for: the only one whose type it has (a map where the
 * others are words), or the one with the fewest problems. `undefined` where that is not one form.
 */
export function formMeant(forms: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
    const possible = forms.filter((issues) => !issues.some(isOfWrongType));
    const fewest = Math.min(...possible.map(({ length }) => length));
    const [meant, ...others] = possible.filter(({ length }) => length === fewest);
    return others.length === 0 ? meant : undefined;
}

/** Whether an issue says that the value as a whole is something else: no map, or another word. */
export function isOfWrongType(issue: Issue): boolean {
    if (issue.path.length > 0) return false;
    if (issue.code === "invalid_union")
        return issue.errors.length > 0 && issue.errors.every((one) => one.some(isOfWrongType));
    return issue.code === "invalid_type" || issue.code === "invalid_value";
}
