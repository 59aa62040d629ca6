import type { Problem } from "@plinth/core/errors";

/** A layer, and those whose outputs it reads. */
export interface Needing {
    readonly name: string;
    readonly needs: readonly string[];
}

/** What a review has of its own, and what it takes from where. */
export interface Ownership {
    readonly layers: readonly string[];
    /** Environment by layer. */
    readonly upstream: Readonly<Record<string, string>>;
}

/** What ownership is decided by. */
export interface Base {
    readonly name: string;
    readonly layers: readonly string[];
    readonly layout: "layered" | "single";
    /** Environments from which the base itself takes layers. */
    readonly upstream: Readonly<Record<string, string>>;
}

/**
 * Divides the layers of a base: a review owns those asked for, and reads the others that it needs from the base's stacks.
 *
 * @param all every layer of the repository.
 * @returns everything that is wrong with it at once, where something is.
 */
export function divide(asked: readonly string[], base: Base, all: readonly Needing[]): Ownership | readonly Problem[] {
    const file = `environments/${base.name}/environment.yaml`;
    const layers = base.layers.filter((name) => asked.includes(name));
    const needsOf = (name: string): readonly string[] => all.find((layer) => layer.name === name)?.needs ?? [];
    const problems = asked
        .filter((name) => !base.layers.includes(name))
        .map((name): Problem => {
            const fix = `name layers that ${base.name} has: ${base.layers.join(", ")}`;
            return { file, path: "review.layers", rule: "must be layers of the environment", value: name, fix };
        });
    const shared = [...new Set(layers.flatMap(needsOf))].filter(
        (need) => !layers.includes(need) && (base.layers.includes(need) || need in base.upstream),
    );
    for (const name of shared) {
        // What the base made stands on the base's own layers: beside a review's, it would belong to another network.
        const own = reach(name, needsOf).filter((need) => layers.includes(need));
        if (own.length === 0) continue;
        problems.push({
            file,
            path: "review.layers",
            rule: `must have ${name} as well: that of ${base.name} was made with its own ${own.join(", ")}`,
            value: [...asked],
            fix: `add ${name}, or leave ${own.join(", ")} to ${base.name}`,
        });
    }
    const here = shared.filter((name) => !(name in base.upstream));
    if (base.layout === "single" && here.length > 0) {
        problems.push({
            file,
            path: "layout",
            rule: `must be layered for a review to share ${here.join(", ")}: the layers of one stack cannot be read apart`,
            value: base.layout,
            fix: "make a full copy: --full, or review.kind: copy",
        });
    }
    if (problems.length > 0) return problems;
    return { layers, upstream: Object.fromEntries(shared.map((name) => [name, base.upstream[name] ?? base.name])) };
}

/** Layers that a layer needs, and those that they need. */
function reach(name: string, needsOf: (name: string) => readonly string[]): string[] {
    const found = new Set<string>();
    const visit = (one: string): void => {
        for (const need of needsOf(one)) if (!found.has(need)) visit((found.add(need), need));
    };
    visit(name);
    return [...found];
}
