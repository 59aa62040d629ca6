import type { Path } from "./path.ts";

interface Definition {
    readonly type: string;
    readonly shape?: Record<string, unknown>;
    readonly valueType?: unknown;
    readonly element?: unknown;
    readonly innerType?: unknown;
    readonly options?: readonly unknown[];
}

/** Keys of the objects that a schema allows at a path: through what is optional or has a default, maps, lists and unions. */
export function knownKeys(schema: unknown, path: Path): string[] {
    return [...new Set(keysOfForms(schema, path).flat())];
}

/** The same for each form of a union by itself. */
export function keysOfForms(schema: unknown, path: Path): string[][] {
    let here = forms(schema);
    for (const segment of path) here = here.flatMap((form) => forms(below(form, String(segment))));
    return here.map((form) => Object.keys(form.shape ?? {}));
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
