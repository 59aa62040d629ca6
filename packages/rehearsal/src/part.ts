import { fraction } from "@plinth/cloud/faults";

/** What of an environment one seed rehearses. */
export interface Part {
    /** In the order of their needs; with each layer, all it uses. */
    readonly layers: readonly string[];
    /** Whether settings are changed between create and destroy. */
    readonly change: boolean;
}

/** A layer, and the layers it uses where the environment has them. */
export interface PartLayer {
    readonly name: string;
    readonly needs: readonly string[];
}

/**
 * The part that a seed chooses, so that many seeds cost less than as many whole environments, and meet each other's layers
 * in different company. A layer is chosen with a chance of one in as many as it brings along: the largest parts are the
 * dearest. Half of all seeds change settings.
 *
 * @param layers all of the environment's, in the order of their needs.
 */
export function partOf(seed: number, layers: readonly PartLayer[]): Part {
    const brought = new Map<string, ReadonlySet<string>>();
    for (const { name, needs } of layers)
        brought.set(name, new Set([...needs.flatMap((need) => [...(brought.get(need) ?? [])]), name]));
    const chosen = layers.filter(
        ({ name }) => fraction(`${seed}\nlayer\n${name}`) * (brought.get(name)?.size ?? 1) < 1,
    );
    const wanted = new Set(chosen.flatMap(({ name }) => [...(brought.get(name) ?? [])]));
    return {
        layers: layers.map(({ name }) => name).filter((name) => wanted.has(name)),
        change: fraction(`${seed}\nchange`) < 0.5,
    };
}
