import type { Reading } from "../reading/reading.ts";
import type { Answer } from "./answer.ts";
import type { KubernetesObject } from "./kubernetesObject.ts";
import { certainLabel, matchesMap, matchesSelector } from "./labels.ts";
import { PodView } from "./podSpec.ts";
import { labelsOfPods, ownLabels, type TextsOf } from "./shelves.ts";

/** What is sought: whether an object is it, and a text by which those that are or may be are found among many. */
export interface Sought {
    readonly holds: (candidate: KubernetesObject) => Answer;
    readonly by?: { readonly text: string; readonly of: TextsOf } | undefined;
}

/** Under which name objects are found; to be made once, since what was found is kept by it. */
export interface Naming {
    readonly nameOf: (candidate: KubernetesObject) => Reading;
    readonly texts: TextsOf;
}

export function namingBy(nameOf: Naming["nameOf"]): Naming {
    const texts: TextsOf = (candidate) => {
        const stated = nameOf(candidate);
        return { texts: [stated.string() ?? ""], isOpen: stated.isUnknown };
    };
    return { nameOf, texts };
}

export const OWN_NAME = namingBy((candidate) => candidate.get("metadata.name"));

/** What a name means. */
export function objectsByName(name: Reading, { nameOf, texts }: Naming): Sought {
    const text = name.string();
    const holds = (candidate: KubernetesObject): Answer => {
        const stated = nameOf(candidate);
        return stated.isUnknown ? "unknown" : stated.string() === text ? "yes" : "no";
    };
    return { holds, by: text === undefined ? undefined : { text, of: texts } };
}

/** What a plain map of labels selects among pods, as the selector of a service is one. */
export function podsByMap(map: Reading): Sought {
    return byLabel(map, labelsOfPods, (workload) => matchesMap(map, new PodView(workload).labels));
}

/** What a label selector selects among pods. */
export function podsBySelector(selector: Reading): Sought {
    const holds = (workload: KubernetesObject) => matchesSelector(selector, new PodView(workload).labels);
    return byLabel(selector.child("matchLabels"), labelsOfPods, holds);
}

/** What a label selector selects among other objects, by their own labels. */
export function objectsBySelector(selector: Reading): Sought {
    const holds = (object: KubernetesObject) => matchesSelector(selector, object.get("metadata.labels"));
    return byLabel(selector.child("matchLabels"), ownLabels, holds);
}

function byLabel(map: Reading, of: TextsOf, holds: Sought["holds"]): Sought {
    const text = certainLabel(map);
    return { holds, by: text === undefined ? undefined : { text, of } };
}
