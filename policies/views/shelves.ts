import type { Reading } from "../reading/reading.ts";
import { isRecord } from "../reading/unknown.ts";
import type { KubernetesObject } from "./kubernetesObject.ts";
import { labelText } from "./labelText.ts";
import { PodView } from "./podSpec.ts";

/** Texts that an object has for certain; `isOpen` where it may have others too. */
export interface Texts {
    readonly texts: readonly string[];
    readonly isOpen: boolean;
}

export type TextsOf = (object: KubernetesObject) => Texts;

interface Shelf {
    readonly byText: ReadonlyMap<string, readonly KubernetesObject[]>;
    readonly open: readonly KubernetesObject[];
}

const shelves = new WeakMap<readonly KubernetesObject[], Map<TextsOf, Shelf>>();

/**
 * The objects of a list that have a text or may have it, in the time of a look-up: who asks for each of many names or
 * labels would otherwise go through the list as often.
 *
 * @param objects always the same list where the same objects are meant.
 */
export function objectsWith(text: string, objects: readonly KubernetesObject[], textsOf: TextsOf): KubernetesObject[] {
    const ofList = shelves.get(objects) ?? new Map<TextsOf, Shelf>();
    shelves.set(objects, ofList);
    const shelf = ofList.get(textsOf) ?? fill(objects, textsOf);
    ofList.set(textsOf, shelf);
    return [...(shelf.byText.get(text) ?? []), ...shelf.open];
}

function fill(objects: readonly KubernetesObject[], textsOf: TextsOf): Shelf {
    const byText = new Map<string, KubernetesObject[]>();
    const open: KubernetesObject[] = [];
    for (const object of objects) {
        const { texts, isOpen } = textsOf(object);
        if (isOpen) {
            open.push(object);
            continue;
        }
        for (const text of new Set(texts)) {
            const same = byText.get(text);
            if (same === undefined) {
                byText.set(text, [object]);
            } else {
                same.push(object);
            }
        }
    }
    return { byText, open };
}

export const labelsOfPods: TextsOf = (workload) => labelTexts(new PodView(workload).labels);
export const ownLabels: TextsOf = (object) => labelTexts(object.get("metadata.labels"));

function labelTexts(labels: Reading): Texts {
    const entries = labels.entries();
    const isMap = labels.isAbsent || isRecord(labels.value);
    return {
        texts: entries.flatMap(([key, label]) => labelText(key, label.text() ?? "")),
        isOpen: !isMap || entries.some(([, label]) => label.isUnknown),
    };
}
