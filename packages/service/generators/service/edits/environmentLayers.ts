import { UserError } from "@plinth/core/errors";
import { isCollection, isSeq, parseDocument, type YAMLSeq } from "yaml";

/**
 * The text of an environment.yaml with one more layer at the end of its list. Nothing else changes: comments, quotes and
 * line breaks stay where a person put them.
 *
 * @throws UserError where it has no list of layers that can be added to.
 */
export function withLayer(text: string, layer: string): string {
    const layers = parseDocument(text).get("layers", true);
    const last = isSeq(layers) ? endOfLast(layers) : undefined;
    if (!isSeq(layers) || last === undefined) {
        throw new UserError("layers: must be a list of names that can be added to. Fix: write it as layers: [network]");
    }
    if (layers.flow === true) return `${text.slice(0, last.end)}, ${layer}${text.slice(last.end)}`;
    const lineEnd = text.indexOf("\n", last.end);
    const at = lineEnd === -1 ? text.length : lineEnd;
    const line = text.slice(text.lastIndexOf("\n", last.start) + 1, last.start);
    return `${text.slice(0, at)}\n${line}${layer}${text.slice(at)}`;
}

function endOfLast({ items }: YAMLSeq): { readonly start: number; readonly end: number } | undefined {
    const last = items.at(-1);
    if (typeof last !== "object" || last === null || isCollection(last) || !("range" in last)) return undefined;
    const [start, end] = last.range as [number, number, number];
    return { start, end };
}
