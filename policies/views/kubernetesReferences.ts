import { splitPath } from "../reading/path.ts";
import type { Reading } from "../reading/reading.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { Answer } from "./answer.ts";
import { type KubernetesObject, objectsOf } from "./kubernetesObject.ts";
import { contentsOf } from "./namespaceContents.ts";
import { placeOf } from "./placeOfObject.ts";
import { PodView, WORKLOADS } from "./podSpec.ts";

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
    nameOf: (candidate: KubernetesObject) => Reading = (candidate) => candidate.get("metadata.name"),
): Referred {
    if (!name.isKnown) {
        const [property] = splitPath(name.path);
        const found = stack.sources(object.resource, String(property), types).flatMap(objectsOf);
        return { found, answer: found.length > 0 ? "yes" : "unknown" };
    }
    return selectedBy(object, types, stack, judged, (candidate) => {
        const stated = nameOf(candidate);
        return stated.isUnknown ? "unknown" : stated.string() === name.string() ? "yes" : "no";
    });
}

/** The pods' workloads that a selector over labels selects. */
export function podsSelectedBy(
    object: KubernetesObject,
    stack: StackIndex,
    judged: Judged,
    selects: (labels: Reading) => Answer,
): Referred {
    return selectedBy(object, RUNNING_PODS, stack, judged, (workload) => selects(new PodView(workload).labels));
}

/** The objects of the types, in the namespace of the one that selects, for which something holds. */
export function selectedBy(
    object: KubernetesObject,
    types: readonly string[],
    stack: StackIndex,
    judged: Judged,
    holds: (candidate: KubernetesObject) => Answer,
): Referred {
    const place = placeOf(object, stack);
    return place === undefined ? { found: [], answer: "unknown" } : inPlace(place, object, types, stack, judged, holds);
}

/** The objects of the types in a namespace for which something holds, asked for by an object of any. */
export function inPlace(
    place: string,
    object: KubernetesObject,
    types: readonly string[],
    stack: StackIndex,
    judged: Judged,
    holds: (candidate: KubernetesObject) => Answer,
): Referred {
    const contents = contentsOf(stack);
    const here = contents.at(place, types).filter((each) => isOfSameCluster(object, each));
    const answers = here.map((candidate) => [candidate, holds(candidate)] as const);
    const found = answers.flatMap(([candidate, answer]) => (answer === "yes" ? candidate : []));
    if (found.length > 0) {
        return { found, answer: "yes" };
    }
    const adrift = contents.adrift(types).map(holds);
    if ([...answers.map(([, answer]) => answer), ...adrift].some((answer) => answer !== "no")) {
        return { found, answer: "unknown" };
    }
    // Policies may come with a namespace, and the pods from other stacks.
    const isFilledElsewhere = object.kind === "NetworkPolicy" && here.length === 0;
    const counts = contents.isWhole(place) || (judged === "kind" && here.length > 0 && contents.isSeen(place));
    return { found, answer: counts && !isFilledElsewhere ? "no" : "elsewhere" };
}

/** A stack may put the same objects into several clusters, each by a provider of its own. */
function isOfSameCluster(one: KubernetesObject, other: KubernetesObject): boolean {
    return one.resource.providerUrn === other.resource.providerUrn;
}
