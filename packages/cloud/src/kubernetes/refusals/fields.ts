/** What an API server says of one field of an object (apimachinery, pkg/util/validation/field/errors.go). */
export interface FieldProblem {
    /** As the API server writes it: `spec.template.spec.containers[0].name`. */
    readonly path: string;
    readonly words: string;
}

export function required(path: string, detail = ""): FieldProblem {
    return { path, words: `Required value${detail === "" ? "" : `: ${detail}`}` };
}

/** Objects are written as JSON, as from Kubernetes 1.33 on; earlier ones wrote them as Go does. */
export function invalid(path: string, value: unknown, detail: string): FieldProblem {
    return { path, words: `Invalid value: ${JSON.stringify(value) ?? "null"}: ${detail}` };
}

export function duplicate(path: string, value: unknown): FieldProblem {
    return { path, words: `Duplicate value: ${JSON.stringify(value)}` };
}

export function forbidden(path: string, detail: string): FieldProblem {
    return { path, words: `Forbidden: ${detail}` };
}

export function notFound(path: string, value: unknown): FieldProblem {
    return { path, words: `Not found: ${JSON.stringify(value)}` };
}

export function unsupported(path: string, value: unknown, supported: readonly string[]): FieldProblem {
    const listed = supported.map((one) => JSON.stringify(one)).join(", ");
    return { path, words: `Unsupported value: ${JSON.stringify(value)}: supported values: ${listed}` };
}

/** One problem for each way in which a text is wrong. */
export function wrongText(
    path: string,
    text: string | undefined,
    problems: (text: string) => readonly string[],
): FieldProblem[] {
    return text === undefined ? [] : problems(text).map((detail) => invalid(path, text, detail));
}

/** A problem for every item whose name an earlier one has. */
export function duplicates(
    items: readonly { readonly path: string; readonly name: string | undefined }[],
): FieldProblem[] {
    const seen = new Set<string>();
    return items.flatMap(({ path, name }) => {
        if (name === undefined) return [];
        if (seen.has(name)) return [duplicate(path, name)];
        seen.add(name);
        return [];
    });
}

/** A number below zero. */
export function negative(path: string, value: number | undefined): FieldProblem[] {
    return value === undefined || value >= 0 ? [] : [invalid(path, value, "must be greater than or equal to 0")];
}
