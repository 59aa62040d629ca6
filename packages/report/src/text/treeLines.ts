import { joinNames } from "./joinNames.ts";
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

/** Shares of the width that names and types may take where what is unknown is told beside them. */
const NAME_SHARE = 0.45;
const TYPE_SHARE = 0.3;
/** Below this width there is no room to tell what is unknown, and names and types share it all. */
const WIDE_ENOUGH = 80;
const GAP = "  ";

/** Draws the tree, one line per node, none wider than `width`. */
export function treeLines(nodes: readonly TreeNode[], width: number, style: Style): string[] {
    const rows = toRows(nodes, "");
    const wide = width >= WIDE_ENOUGH && rows.some(({ node }) => node.unknownCount > 0);
    const typeWidth = Math.min(longest(rows.map(({ type }) => type)), Math.floor(width * TYPE_SHARE));
    const left = width - typeWidth - GAP.length;
    // Names give way to what is unknown, but only as far as that needs the room.
    const unknownWidth = wide ? longest(rows.map(({ node }) => unknownText(node, width))) + GAP.length : 0;
    const room = Math.max(left - unknownWidth, wide ? Math.floor(width * NAME_SHARE) : left, 1);
    const nameWidth = Math.min(longest(rows.map(({ branch, name }) => branch + name)), room);
    const rest = wide ? left - nameWidth - GAP.length : 0;
    return rows.map((row) => drawRow(row, nameWidth, typeWidth, rest, style));
}

function toRows(nodes: readonly TreeNode[], indent: string): Row[] {
    return nodes.flatMap((node, index) => {
        const last = index === nodes.length - 1;
        const own: Row = {
            branch: `${indent}${last ? "└─ " : "├─ "}`,
            node,
            name: `${node.mark === undefined ? "" : `${symbols[node.mark]} `}${joinNames(node.names)}`,
            // What a narrow terminal must not cut stands first.
            type: `${node.names.length > 1 ? `×${node.names.length} ` : ""}${node.exists === undefined ? "" : `${node.exists}: `}${node.type}`,
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
    const indent = fit(branch, nameWidth - 1);
    const paintName =
        node.mark === "blocking" ? style.bad : node.mark === undefined ? (text: string) => text : style.doubtful;
    const unknown = rest > 0 ? unknownText(node, rest) : "";
    const typeCell = unknown === "" ? fit(type, typeWidth) : pad(type, typeWidth) + GAP + unknown;
    return style.quiet(indent) + paintName(pad(name, nameWidth - widthOf(indent))) + GAP + style.quiet(typeCell);
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
