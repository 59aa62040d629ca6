import { splitPath } from "../reading/path.ts";
import type { Reading } from "../reading/reading.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { Answer } from "./answer.ts";
import { type KubernetesObject, objectsOf } from "./kubernetesObject.ts";
import { contentsOf } from "./namespaceContents.ts";
import { placeOf } from "./placeOfObject.ts";
import { WORKLOADS } from "./podSpec.ts";
import { objectsWith } from "./shelves.ts";
import { type Naming, objectsByName, OWN_NAME, type Sought } from "./sought.ts";

/**
 * What an object refers to. `elsewhere` is said where nothing was found and somebody else may have made it: then there is
 * nothing to judge.
 */
export interface Referred {
    readonly found: readonly KubernetesObject[];
    readonly answer: Answer | "elsewhere";
}

/**
 * Whose absence counts. `namespace`: only in a namespace that this stack makes and that nothing else fills. `kind`: also in
 * somebody else's namespace, where the stack has objects of the kind in it that were meant instead.
 */
export type Judged = "namespace" | "kind";

/** Runs pods that a selector may select. */
export const RUNNING_PODS = WORKLOADS.filter((type) => !/:PodTemplate(Patch|List)?$/.test(type));

/** The objects of the types that a name refers to, in the namespace of the one that states it. */
export function namedBy(
    name: Reading,
    object: KubernetesObject,
    types: readonly string[],
    stack: StackIndex,
    judged: Judged = "namespace",
    naming: Naming = OWN_NAME,
): Referred {
    if (!name.isKnown) {
        const [property] = splitPath(name.path);
        const found = stack.sources(object.resource, String(property), types).flatMap(objectsOf);
        return { found, answer: found.length > 0 ? "yes" : "unknown" };
    }
    return selectedBy(object, types, stack, judged, objectsByName(name, naming));
}

/** The pods' workloads of a namespace that are sought. */
export function podsSelectedBy(object: KubernetesObject, stack: StackIndex, judged: Judged, sought: Sought): Referred {
    return selectedBy(object, RUNNING_PODS, stack, judged, sought);
}

/** The objects of the types, in the namespace of the one that selects, that are sought. */
export function selectedBy(
    object: KubernetesObject,
    types: readonly string[],
    stack: StackIndex,
    judged: Judged,
    sought: Sought,
): Referred {
    const place = placeOf(object, stack);
    return place === undefined
        ? { found: [], answer: "unknown" }
        : inPlace(place, object, types, stack, judged, sought);
}

/** The objects of the types in a namespace that are sought, asked for by an object of any. */
export function inPlace(
    place: string,
    object: KubernetesObject,
    types: readonly string[],
    stack: StackIndex,
    judged: Judged,
    { holds, by }: Sought,
): Referred {
    const contents = contentsOf(stack);
    const all = contents.at(place, types);
    const possible = by === undefined ? all : objectsWith(by.text, all, by.of);
    const answers = possible
        .filter((each) => isOfSameCluster(object, each))
        .map((candidate) => [candidate, holds(candidate)] as const);
    const found = answers.flatMap(([candidate, answer]) => (answer === "yes" ? candidate : []));
    if (found.length > 0) {
        return { found, answer: "yes" };
    }
    const adrift = contents.adrift(types).map(holds);
    if ([...answers.map(([, answer]) => answer), ...adrift].some((answer) => answer !== "no")) {
        return { found, answer: "unknown" };
    }
    // Policies may come with a namespace, and the pods from other stacks.
    const hasSome = all.some((each) => isOfSameCluster(object, each));
    const isFilledElsewhere = object.kind === "NetworkPolicy" && !hasSome;
    const counts = contents.isWhole(place) || (judged === "kind" && hasSome && contents.isSeen(place));
    return { found, answer: counts && !isFilledElsewhere ? "no" : "elsewhere" };
}

/** A stack may put the same objects into several clusters, each by a provider of its own. */
function isOfSameCluster(one: KubernetesObject, other: KubernetesObject): boolean {
    return one.resource.providerUrn === other.resource.providerUrn;
}
