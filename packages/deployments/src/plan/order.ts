/** A stack of an environment, and those it reads outputs of. */
export interface OrderedStack {
    readonly name: string;
    readonly needs: readonly string[];
    readonly paths: readonly string[];
}

/** How a stack is started where others have to come first. */
export interface Turn {
    /** Stacks that are run after it. */
    readonly triggers: readonly string[];
    /** What starts it: files, none where another stack does. */
    readonly paths: readonly string[];
    readonly startedByPush: boolean;
}

/**
 * The order of deployments, as webhooks can keep it: a push starts stacks that need no other, for files of everything behind
 * them too, and each update starts what needs it directly. A stack that is behind another by two ways is left to the longer
 * one. One that needs two that do not need each other is still run after each of them.
 *
 * @param stacks of one environment; what they need and is not among them is taken to be there.
 */
export function planOrder(stacks: readonly OrderedStack[]): ReadonlyMap<string, Turn> {
    const behind = reachableFrom(stacks);
    return new Map(
        stacks.map(({ name }) => {
            const direct = dependantsOf(name, stacks);
            const triggers = direct.filter(
                (dependant) => !direct.some((other) => behind.get(other)?.has(dependant) === true),
            );
            const startedByPush = needsOf(name, stacks).length === 0;
            const all = stacks.filter((other) => other.name === name || behind.get(name)?.has(other.name) === true);
            // Sorted: the order of layers in a file says nothing.
            const paths = startedByPush ? [...new Set(all.flatMap((one) => one.paths))].sort() : [];
            return [name, { triggers, startedByPush, paths }] as const;
        }),
    );
}

/** How many others have to be gone before a stack can go, one after the other: 0 for one that nobody needs. */
export function planRemoval(stacks: readonly OrderedStack[]): ReadonlyMap<string, number> {
    const depths = new Map<string, number>();
    const depthOf = (name: string): number => {
        const known = depths.get(name);
        if (known !== undefined) return known;
        // Of a circle, which layers refuse, one has to be first.
        depths.set(name, 0);
        const depth = Math.max(-1, ...dependantsOf(name, stacks).map(depthOf)) + 1;
        depths.set(name, depth);
        return depth;
    };
    for (const { name } of stacks) depthOf(name);
    return depths;
}

function needsOf(name: string, stacks: readonly OrderedStack[]): string[] {
    const needs = stacks.find((stack) => stack.name === name)?.needs ?? [];
    return needs.filter((need) => stacks.some((stack) => stack.name === need));
}

function dependantsOf(name: string, stacks: readonly OrderedStack[]): string[] {
    return stacks.filter(({ needs }) => needs.includes(name)).map((stack) => stack.name);
}

/** Every stack behind each, near and far. */
function reachableFrom(stacks: readonly OrderedStack[]): ReadonlyMap<string, ReadonlySet<string>> {
    return new Map(
        stacks.map(({ name }) => {
            const found = new Set<string>();
            const visit = (from: string): void => {
                for (const dependant of dependantsOf(from, stacks)) {
                    if (found.has(dependant)) continue;
                    found.add(dependant);
                    visit(dependant);
                }
            };
            visit(name);
            return [name, found] as const;
        }),
    );
}
