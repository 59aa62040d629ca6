import { type Path, valueAt } from "./path.ts";

interface Definition {
    readonly type: string;
    readonly shape?: Record<string, unknown>;
    readonly valueType?: unknown;
    readonly element?: unknown;
    readonly innerType?: unknown;
    readonly options?: readonly unknown[];
    readonly values?: readonly unknown[];
}

/** Keys of the objects that a schema allows at a path: through what is optional or has a default, maps, lists and unions. */
export function knownKeys(schema: unknown, path: Path): string[] {
    return [...new Set(keysOfForms(schema, path).flat())];
}

/** The same for each form of a union by itself. @param data narrows the unions above to the forms whose words it has. */
export function keysOfForms(schema: unknown, path: Path, data?: unknown): string[][] {
    let here = forms(schema);
    path.forEach((segment, depth) => {
        const fitting = here.filter((form) => fits(form, valueAt(data, path.slice(0, depth))));
        here = fitting.flatMap((form) => forms(below(form, String(segment))));
    });
    return here.map((form) => Object.keys(form.shape ?? {}));
}

/** Whether a value has the words that tell a form from others: `kind: s3`. */
function fits({ shape = {} }: Definition, value: unknown): boolean {
    return Object.entries(shape).every(([key, property]) => {
        const word = valueAt(value, [key]);
        return (
            word === undefined || forms(property).every(({ values }) => values === undefined || values.includes(word))
        );
    });
}

function below({ type, shape, valueType, element }: Definition, key: string): unknown {
    if (type === "object") return shape?.[key];
    return type === "record" ? valueType : type === "array" ? element : undefined;
}

/** What a schema is without its wrappers: one definition, or one for each form of a union. */
function forms(schema: unknown): Definition[] {
    const definition = (schema as { _zod?: { def?: Definition } } | undefined)?._zod?.def;
    if (definition === undefined) return [];
    if (definition.innerType !== undefined) return forms(definition.innerType);
    return definition.type === "union" ? (definition.options ?? []).flatMap(forms) : [definition];
}
