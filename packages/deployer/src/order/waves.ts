/** What waves are made of: something with a name that needs others. */
export interface Needing {
    readonly name: string;
    /** Names. Those that are not among what is ordered stand outside: they are there already, or are asked for elsewhere. */
    readonly needs: readonly string[];
}

/**
 * Orders layers into waves: each layer is in the earliest wave after all it needs, so that a wave's layers can run side by
 * side. Names within a wave are sorted: the same layers give the same waves.
 *
 * @throws RangeError where layers need each other in a circle, naming them.
 */
export function wavesOf<Item extends Needing>(items: readonly Item[]): Item[][] {
    const left = new Map(items.map((item) => [item.name, item]));
    const waves: Item[][] = [];
    while (left.size > 0) {
        const wave = [...left.values()].filter(({ needs }) => needs.every((need) => !left.has(need)));
        if (wave.length === 0) throw new RangeError(`need each other in a circle: ${[...left.keys()].join(", ")}`);
        for (const { name } of wave) left.delete(name);
        waves.push(wave.sort(byName));
    }
    return waves;
}

/** The waves of taking down: what needs a layer goes before it. */
export function reversedWaves<Item extends Needing>(items: readonly Item[]): Item[][] {
    const neededBy = dependantsByName(items);
    const reversed = items.map((item) => ({ item, name: item.name, needs: neededBy.get(item.name) ?? [] }));
    return wavesOf(reversed).map((wave) => wave.map(({ item }) => item));
}

/** Names of everything that needs one of these, directly or through others, without these themselves. */
export function dependantsOf(names: Iterable<string>, items: readonly Needing[]): Set<string> {
    const neededBy = dependantsByName(items);
    const given = new Set(names);
    const found = new Set<string>();
    const waiting = [...given];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        for (const dependant of neededBy.get(name) ?? []) {
            if (found.has(dependant) || given.has(dependant)) continue;
            found.add(dependant);
            waiting.push(dependant);
        }
    }
    return found;
}

function dependantsByName(items: readonly Needing[]): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const { name, needs } of items) {
        for (const need of new Set(needs)) found.set(need, [...(found.get(need) ?? []), name]);
    }
    return found;
}

function byName(one: Needing, other: Needing): number {
    return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}
