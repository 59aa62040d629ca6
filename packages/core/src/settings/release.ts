import { z } from "zod";
import type { ReadSettings } from "./check.ts";
import { formatPath, type Path } from "./path.ts";

/** The word in a schema's metadata that marks a value as part of a release. It stands in the JSON Schema, too. */
const MARK = "release";

/** Values of a release by their path in the layer's settings: `image.digest`. */
export type ReleaseValues = Readonly<Record<string, string | number | boolean>>;

/**
 * Marks a setting as part of an application's release: what a new build changes, and nothing else (an image's digest, a
 * function's alias, the prefix of a site's files). `plinth up` keeps the values of each verified deployment, and
 * `plinth rollback <environment> app` puts them back without touching anything else.
 *
 * It has to stand in maps, not in a list: stack configuration replaces a list as a whole.
 */
export function releaseValue<Value extends z.ZodType<string | number | boolean | undefined>>(schema: Value): Value {
    return schema.meta({ ...schema.meta(), [MARK]: true }) as Value;
}

/** As much of a JSON Schema as is needed to follow values into it. */
interface Node {
    readonly [MARK]?: boolean;
    readonly properties?: Readonly<Record<string, Node>>;
    readonly additionalProperties?: Node | boolean;
    readonly anyOf?: readonly Node[];
    readonly oneOf?: readonly Node[];
    readonly allOf?: readonly Node[];
}

/** The values of a settings file that its schema marks as a release; none for an application without. */
export function releaseValues({ schema, parsed }: Pick<ReadSettings, "schema" | "parsed">): ReleaseValues {
    if (parsed === undefined) return {};
    const root = z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" }) as Node;
    return Object.fromEntries(valuesAt([], parsed, [root]));
}

function valuesAt(path: Path, value: unknown, nodes: readonly Node[]): [string, string | number | boolean][] {
    const forms = nodes.flatMap(formsOf);
    if (isScalar(value)) return forms.some((form) => form[MARK] === true) ? [[formatPath(path), value]] : [];
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([key, entry]) => {
        const below = forms.flatMap(({ properties, additionalProperties }) => {
            const own = properties?.[key];
            if (own !== undefined) return [own];
            return typeof additionalProperties === "object" ? [additionalProperties] : [];
        });
        return below.length === 0 ? [] : valuesAt([...path, key], entry, below);
    });
}

/** A node and every form that it may take. */
function formsOf(node: Node): Node[] {
    const { anyOf = [], oneOf = [], allOf = [] } = node;
    return [node, ...[...anyOf, ...oneOf, ...allOf].flatMap(formsOf)];
}

function isScalar(value: unknown): value is string | number | boolean {
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
