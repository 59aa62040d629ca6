import { symbols } from "./marks.ts";
import type { Style } from "./style.ts";
import type { TreeNode } from "./tree.ts";
import { fit, pad, widthOf } from "./width.ts";

interface Row {
    readonly branch: string;
    readonly node: TreeNode;
    readonly name: string;
    readonly type: string;
}

/** Shares of the width that names and types may take; what is left tells what is unknown. */
const NAME_SHARE = 0.5;
const TYPE_SHARE = 0.3;
/** Below this many columns nothing useful can be said about unknowns. */
const LEAST_REST = 12;

/** Draws the tree, one line per node, none wider than `width`. */
export function treeLines(nodes: readonly TreeNode[], width: number, style: Style): string[] {
    const rows = toRows(nodes, "");
    const nameWidth = Math.min(longest(rows.map(({ branch, name }) => branch + name)), Math.floor(width * NAME_SHARE));
    const typeWidth = Math.min(longest(rows.map(({ type }) => type)), Math.floor(width * TYPE_SHARE));
    const rest = width - nameWidth - typeWidth - 4;
    return rows.map((row) => drawRow(row, nameWidth, typeWidth, rest, style).trimEnd());
}

function toRows(nodes: readonly TreeNode[], indent: string): Row[] {
    return nodes.flatMap((node, index) => {
        const last = index === nodes.length - 1;
        const own: Row = {
            branch: `${indent}${last ? "└─ " : "├─ "}`,
            node,
            name: `${braced(node.names)}${node.mark === undefined ? "" : ` ${symbols[node.mark]}`}`,
            type: `${node.type}${node.names.length > 1 ? ` ×${node.names.length}` : ""}${node.read ? " (read)" : ""}`,
        };
        return [own, ...toRows(node.children, `${indent}${last ? "   " : "│  "}`)];
    });
}

function drawRow(
    { branch, node, name, type }: Row,
    nameWidth: number,
    typeWidth: number,
    rest: number,
    style: Style,
): string {
    const room = Math.max(1, nameWidth - widthOf(branch));
    const paintName =
        node.mark === "blocking" ? style.bad : node.mark === undefined ? (text: string) => text : style.doubtful;
    const unknown = rest >= LEAST_REST ? unknownText(node, rest) : "";
    return [
        style.quiet(branch) + paintName(pad(name, room)),
        style.quiet(pad(type, typeWidth)),
        style.quiet(unknown),
    ].join("  ");
}

/** Several names as one: `network-{private-a, private-b}`. */
function braced(names: readonly string[]): string {
    const [first = "", ...others] = names;
    if (others.length === 0) return first;
    let shared = first.length;
    for (const other of others) while (!other.startsWith(first.slice(0, shared))) shared -= 1;
    // Only whole words are shared: `a-b1, a-b2` as `a-{b1, b2}`.
    const prefix = first.slice(0, first.lastIndexOf("-", shared - 1) + 1);
    return `${prefix}{${names.map((name) => name.slice(prefix.length)).join(", ")}}`;
}

/** How many inputs are unknown, and as many of their names as fit. */
function unknownText({ unknownCount, unknownProperties }: TreeNode, room: number): string {
    if (unknownCount === 0) return "";
    const start = `${unknownCount} unknown`;
    let shown = "";
    for (const [index, property] of unknownProperties.entries()) {
        const left = unknownProperties.length - index - 1;
        const next = shown === "" ? property : `${shown}, ${property}`;
        if (widthOf(`${start}: ${next}${left > 0 ? `, +${left}` : ""}`) > room) {
            return fit(shown === "" ? start : `${start}: ${shown}, +${left + 1}`, room);
        }
        shown = next;
    }
    return `${start}: ${shown}`;
}

function longest(texts: readonly string[]): number {
    return texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
}
