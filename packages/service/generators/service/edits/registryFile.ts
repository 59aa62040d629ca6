import { isMap, isNode, parseDocument } from "yaml";

/**
 * The text of a registry's settings with a repository for one more service, at the end of those there are. Nothing else
 * changes. Text that has no repositories, or this one, is given back as it is.
 */
export function withRepository(text: string, name: string): string {
    const repositories = parseDocument(text).get("repositories");
    if (!isMap(repositories) || repositories.has(name)) return text;
    const last = repositories.items.at(-1);
    if (last === undefined || !isNode(last.key) || !isNode(last.value)) return text;
    const [keyStart] = last.key.range ?? [0];
    const end = text.slice(0, last.value.range?.[1]).trimEnd().length;
    if (repositories.flow === true) return `${text.slice(0, end)}, ${name}: {}${text.slice(end)}`;
    const indent = text.slice(text.lastIndexOf("\n", keyStart) + 1, keyStart);
    const lineEnd = text.indexOf("\n", end);
    const at = lineEnd === -1 ? text.length : lineEnd;
    return `${text.slice(0, at)}\n${indent}${name}: {}${text.slice(at)}`;
}
