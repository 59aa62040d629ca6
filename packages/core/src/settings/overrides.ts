import { parse } from "yaml";
import type { Problem } from "../errors/problem.ts";
import { formatPath, type Path } from "./path.ts";

/** Settings set with `pulumi config set` in a project, by key without the project's name. Values are text, as Pulumi keeps them. */
export type Overrides = Readonly<Record<string, string>>;

/** Where each overridden path comes from, for messages: dotted path to the name of the config key. */
export type Origins = ReadonlyMap<string, string>;

/**
 * Lays stack configuration over a settings file: maps are merged key by key, everything else is replaced.
 *
 * Stack configuration is text (`"3"`, `"false"`, `{"orders":{…}}`), so a value is read as YAML, unless the file
 * already holds text at that place: an account id stays text. `pulumi config set --path` has made numbers of such
 * values before they arrive here; they become text again.
 *
 * @param project the project whose configuration it is, for the origin printed in messages.
 */
export function applyOverrides(
    data: unknown,
    overrides: Overrides,
    project: string,
): { data: Record<string, unknown>; origins: Origins; problems: Problem[] } {
    const merged: Record<string, unknown> = { ...(data as Record<string, unknown>) };
    const origins = new Map<string, string>();
    const problems: Problem[] = [];
    for (const [key, text] of Object.entries(overrides)) {
        const source = `${project}:${key}`;
        const current = merged[key];
        const value = typeof current === "string" ? text : parseValue(text);
        if (value === undefined) {
            problems.push({
                file: `config ${source}`,
                path: key,
                rule: "must be a value that reads as YAML or JSON",
                value: text,
                fix: fixOf(project, key),
            });
            continue;
        }
        merged[key] = merge(current, value, [key], source, origins);
    }
    return { data: merged, origins, problems };
}

/** The config key a path was overridden by: the path's own, or that of the map or list it stands in. */
export function originOf(path: string, origins: Origins): string | undefined {
    for (const [overridden, source] of origins) {
        if (isWithin(path, overridden)) return source;
    }
    return undefined;
}

/** Whether a path is another one, or lies below it. */
export function isWithin(path: string, above: string): boolean {
    return path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);
}

/** In a project of several layers the layer is the key, and its settings are paths in it: `plinth:network` holds `nat`. */
function fixOf(project: string, key: string): string {
    const [path, place] = project.includes(":") ? ["--path ", `${project}.${key}`] : ["", `${project}:${key}`];
    return `pulumi config set ${path}${place} '<value>', or pulumi config rm ${path}${place}`;
}

/** `undefined` where the text is not YAML. */
function parseValue(text: string): unknown {
    try {
        return (parse(text) as unknown) ?? null;
    } catch {
        return undefined;
    }
}

function merge(below: unknown, above: unknown, path: Path, source: string, origins: Map<string, string>): unknown {
    if (!isPlainMap(below) || !isPlainMap(above)) {
        origins.set(formatPath(path), source);
        const scalar = typeof above === "number" || typeof above === "boolean";
        return typeof below === "string" && scalar ? String(above) : above;
    }
    const merged = { ...below };
    for (const [key, value] of Object.entries(above)) {
        merged[key] = merge(below[key], value, [...path, key], source, origins);
    }
    return merged;
}

function isPlainMap(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
