import type { Computed } from "../model/computed.ts";
import type { SiblingIndex } from "../refusals/siblings.ts";
import { takenWords } from "../refusals/taken.ts";

/**
 * What a new resource is, where the same may be there already: since a crash, say, of which nobody has heard. It gets an id
 * of its own, unless its id is its name.
 *
 * @param compute what it is; other texts give other ids.
 * @throws Error with the words of AWS where its name is taken.
 */
export function beside(
    type: string,
    urn: string,
    made: SiblingIndex,
    compute: (another: string) => Computed,
): Computed {
    const first = compute("");
    let computed = first;
    for (let copy = 2; made.withId(type, computed.id) !== undefined; copy++) {
        computed = compute(`:${copy}`);
        if (computed.id !== first.id) continue;
        const taken = takenWords(type, first.id);
        if (taken !== undefined) throw new Error(taken);
        // Attachments and policies are put: whoever puts one again finds their own.
        made.remove(type, urn, first.id);
    }
    return computed;
}
