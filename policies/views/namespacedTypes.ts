import data from "../data/namespacedKinds.json" with { type: "json" };

/** The type tokens of the objects that live in a namespace; not their patches and lists. */
export const NAMESPACED: readonly string[] = Object.entries(data.kinds).flatMap(([group, kinds]) =>
    kinds.map((kind) => `kubernetes:${group}:${kind}`),
);
