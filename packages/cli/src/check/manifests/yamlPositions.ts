import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import type { Wanted } from "./wanted.ts";

/** Where values stand in a document: of a key where it begins, of an item of a list where that does. */
export function yamlOffsets(tree: Document, wanted: Wanted): void {
    const { contents } = tree;
    if (isNode(contents)) {
        wanted.found(startOf(contents) ?? 0);
        walk(contents, wanted, tree);
    }
}

function walk(node: unknown, wanted: Wanted, tree: Document): void {
    const here = isAlias(node) ? node.resolve(tree) : node;
    for (const [step, child] of wanted.children()) {
        if (isMap(here)) {
            const pair = pairOf(here, step, tree);
            if (pair === undefined) continue;
            note(pair.key, child);
            walk(pair.value, child, tree);
        } else if (isSeq(here)) {
            const item = here.items[Number(step)];
            if (item === undefined) continue;
            note(item, child);
            walk(item, child, tree);
        }
    }
}

function note(node: unknown, wanted: Wanted): void {
    const start = startOf(node);
    if (start !== undefined) wanted.found(start);
}

function startOf(node: unknown): number | undefined {
    return isNode(node) ? (node as Node).range?.[0] : undefined;
}

/** The pair of a key, of the map itself or of one that it merges. */
function pairOf(map: YAMLMap, key: string, tree: Document): Pair | undefined {
    const own = map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
    if (own !== undefined) return own;
    const merged = map.items.filter((pair) => isScalar(pair.key) && pair.key.source === "<<").map(({ value }) => value);
    for (const node of merged.flatMap((value) => (isSeq(value) ? value.items : [value]))) {
        const source = isAlias(node) ? node.resolve(tree) : node;
        const found = isMap(source) ? pairOf(source, key, tree) : undefined;
        if (found !== undefined) return found;
    }
    return undefined;
}
