import { z } from "zod";
import type { ReadSettings } from "./check.ts";
import { originOf } from "./overrides.ts";
import { formatPath, type Path, valueAt } from "./path.ts";

/**
 * Where the value of a setting comes from.
 * `file`: the settings file, with `place` its `file:line`. `config`: stack configuration, under `key`. `default`: the schema.
 * `unset`: nobody gives one, and the setting does without; its description says what then holds.
 */
export type SettingOrigin =
    | { readonly kind: "file"; readonly place: string }
    | { readonly kind: "config"; readonly key: string }
    | { readonly kind: "default" }
    | { readonly kind: "unset" };

/** A setting as it holds: a value that is no map, or an empty one. Lists stand as a whole, unless they hold maps. */
export interface EffectiveSetting {
    /** As Pulumi writes property paths: `endpoints.interface`. */
    readonly path: string;
    /** `undefined` where it is unset. */
    readonly value: unknown;
    readonly origin: SettingOrigin;
    /** What the schema says of it, the reason of its default included. */
    readonly description: string | undefined;
}

/** As much of a JSON Schema as tells the settings of a map and describes them. */
interface Node {
    readonly description?: string;
    readonly properties?: Readonly<Record<string, Node>>;
    readonly additionalProperties?: Node | boolean;
    readonly items?: Node;
    readonly anyOf?: readonly Node[];
    readonly oneOf?: readonly Node[];
    readonly const?: unknown;
    readonly enum?: readonly unknown[];
}

/** Every setting of a file without problems, in the order of its schema. */
export function effectiveSettings(read: ReadSettings): EffectiveSetting[] {
    // The form a person writes: defaults need not stand in it, and have their descriptions all the same.
    const root = z.toJSONSchema(read.schema, { io: "input", unrepresentable: "any" }) as Node;
    return settingsAt(read, [], read.parsed, root);
}

function settingsAt(read: ReadSettings, path: Path, value: unknown, node: Node | undefined): EffectiveSetting[] {
    if (isMap(value)) {
        const chosen = chooseForm(node, value);
        const fields = [...new Set([...Object.keys(chosen?.properties ?? {}), ...Object.keys(value)])];
        if (fields.length > 0) {
            return fields.flatMap((key) => settingsAt(read, [...path, key], value[key], below(chosen, key)));
        }
    }
    if (Array.isArray(value) && value.some(isMap)) {
        return value.flatMap((entry, index) =>
            settingsAt(read, [...path, index], entry, chooseForm(node, entry)?.items),
        );
    }
    return [{ path: formatPath(path), value, origin: originAt(read, path, value), description: node?.description }];
}

function originAt({ file, data, origins }: ReadSettings, path: Path, value: unknown): SettingOrigin {
    const key = originOf(formatPath(path), origins);
    if (key !== undefined) return { kind: "config", key };
    if (valueAt(data, path) !== undefined) return { kind: "file", place: file.locate(path) };
    return { kind: value === undefined ? "unset" : "default" };
}

/** What describes a key of a map: its own property, else what holds for all keys. */
function below(node: Node | undefined, key: string): Node | undefined {
    const { properties, additionalProperties } = node ?? {};
    return properties?.[key] ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
}

/** Of several forms a value may have, the first whose fixed values are those of the value. */
function chooseForm(node: Node | undefined, value: unknown): Node | undefined {
    const forms = node?.anyOf ?? node?.oneOf;
    if (forms === undefined) return node;
    return forms.map((form) => chooseForm(form, value)).find((form) => form !== undefined && fits(form, value));
}

function fits({ properties, items }: Node, value: unknown): boolean {
    if (!isMap(value)) return items !== undefined;
    if (properties === undefined) return false;
    return Object.keys(value).every((key) => key in properties) && Object.entries(properties).every(isAllowed(value));
}

function isAllowed(value: Readonly<Record<string, unknown>>): (property: [string, Node]) => boolean {
    return ([key, { const: only, enum: some }]) => {
        const given = value[key];
        if (only !== undefined) return given === only;
        return some === undefined || given === undefined || some.includes(given);
    };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
