import { type PlannedResource, STACK_TYPE } from "@plinth/plan";
import type { Mark } from "./marks.ts";
import { isDefaultProvider, shortType } from "./names.ts";
import { plain } from "./plain.ts";

/** One line of the tree: a resource, or several alike. */
export interface TreeNode {
    readonly names: readonly string[];
    readonly type: string;
    /** Where it is not made here: it is only looked up, or exists and is taken over. */
    readonly exists: "read" | "import" | undefined;
    /** Unknown inputs, over all resources of the line. */
    readonly unknownCount: number;
    /** Their properties without list indices, each once. */
    readonly unknownProperties: readonly string[];
    readonly mark: Mark | undefined;
    readonly children: readonly TreeNode[];
}

/** From this many on, siblings of one type share a line. */
const ALIKE = 3;

/**
 * The resources of a stack as a tree. The stack itself and default providers are left out; a parent that is not in the
 * plan counts as the stack. Siblings are sorted, since the order of registration differs from run to run.
 */
export function buildTree(resources: readonly PlannedResource[], marks: ReadonlyMap<string, Mark>): TreeNode[] {
    const shown = resources.filter((resource) => resource.type !== STACK_TYPE && !isDefaultProvider(resource));
    const urns = new Set(shown.map(({ urn }) => urn));
    const byParent = Map.groupBy(shown, ({ parent }) => (parent !== undefined && urns.has(parent) ? parent : ""));
    const nodesUnder = (parent: string): TreeNode[] => {
        const own = byParent.get(parent) ?? [];
        const [leaves, branches] = [
            own.filter(({ urn }) => !byParent.has(urn)),
            own.filter(({ urn }) => byParent.has(urn)),
        ];
        return [
            ...joinAlike(leaves, marks).sort(byTypeAndName),
            ...branches.map((resource) => toNode([resource], marks, nodesUnder(resource.urn))).sort(byTypeAndName),
        ];
    };
    return nodesUnder("");
}

function joinAlike(leaves: readonly PlannedResource[], marks: ReadonlyMap<string, Mark>): TreeNode[] {
    const groups = Map.groupBy(leaves, (leaf) => `${leaf.type} ${existsOf(leaf)} ${leaf.custom}`);
    return [...groups.values()].flatMap((group) => {
        // A resource that breaks a rule keeps its own line.
        const [own, joined] = [
            group.filter((one) => isBroken(marks.get(one.urn))),
            group.filter((one) => !isBroken(marks.get(one.urn))),
        ];
        const joinedNodes =
            joined.length >= ALIKE ? [toNode(joined, marks, [])] : joined.map((one) => toNode([one], marks, []));
        return [...joinedNodes, ...own.map((one) => toNode([one], marks, []))];
    });
}

function isBroken(mark: Mark | undefined): boolean {
    return mark === "blocking" || mark === "advisory";
}

function toNode(
    resources: readonly PlannedResource[],
    marks: ReadonlyMap<string, Mark>,
    children: readonly TreeNode[],
): TreeNode {
    const [first] = resources;
    const properties = resources.flatMap(({ unknownInputs }) => unknownInputs.map(withoutIndices));
    return {
        names: resources.map(({ name }) => plain(name)).sort(compare),
        type: shortType(first?.type ?? ""),
        exists: first === undefined ? undefined : existsOf(first),
        unknownCount: properties.length,
        unknownProperties: [...new Set(properties)].sort(compare),
        mark: resources.map(({ urn }) => marks.get(urn)).find((mark) => mark !== undefined),
        children,
    };
}

function existsOf({ read, options }: PlannedResource): TreeNode["exists"] {
    if (read === true) return "read";
    return options.import === undefined ? undefined : "import";
}

/** `ingress[0].cidrBlocks[1]` as `ingress.cidrBlocks`. */
function withoutIndices(path: string): string {
    return plain(path.replace(/\[\d+\]/g, ""));
}

const collator = new Intl.Collator("en", { numeric: true });

function compare(a: string, b: string): number {
    return collator.compare(a, b);
}

function byTypeAndName(a: TreeNode, b: TreeNode): number {
    return compare(a.type, b.type) || compare(a.names[0] ?? "", b.names[0] ?? "");
}
