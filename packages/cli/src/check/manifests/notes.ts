import { catalogue } from "@plinth/policies/catalogue";
import type { ManifestObject } from "./objects.ts";
import { type JudgedObject, tokenOf } from "./resources.ts";
import { placeIn } from "./sources.ts";

/** Beyond this many a count says more. */
const MOST = 8;

/** Types that rules are about by name; those about any type tell nothing of what they met. */
const named = new Set(catalogue.flatMap(({ types }) => types).filter((type) => !type.endsWith("*")));

/** What has to be known of objects to understand what is said of them. */
export function manifestNotes(
    judged: readonly JudgedObject[],
    twice: readonly (readonly ManifestObject[])[],
    owned: number,
    leftOut: readonly string[],
): string[] {
    const objects = judged.map(({ object }) => object);
    return [
        ...unknownKinds(objects),
        ...statedTwice(twice),
        ...(owned === 0
            ? []
            : [
                  `${counted(owned, "object")} that a controller made of another one here ${owned === 1 ? "is" : "are"} judged there`,
              ]),
        ...(leftOut.length === 0
            ? []
            : [
                  `${counted(leftOut.length, "file")} without a Kubernetes object ${leftOut.length === 1 ? "was" : "were"} left out: ${shortened(leftOut)}`,
              ]),
    ];
}

/** Custom resources, kinds that nothing can be wrong with, and names with a mistake in them look alike here. */
function unknownKinds(objects: readonly ManifestObject[]): string[] {
    const unknown = objects.filter((object) => !named.has(tokenOf(object)));
    if (unknown.length === 0) return [];
    const kinds = [...Map.groupBy(unknown, ({ apiVersion, kind }) => `${apiVersion} ${kind}`)]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([kind, { length }]) => (length === 1 ? kind : `${kind} (${length})`));
    return [
        `${counted(unknown.length, "object")} of a kind that no rule is about ${unknown.length === 1 ? "was" : "were"} searched for secrets alone: ${shortened(kinds)}`,
    ];
}

function statedTwice(twice: readonly (readonly ManifestObject[])[]): string[] {
    if (twice.length === 0) return [];
    const places = twice.map((same) => {
        const [first] = same;
        const where = same.map(({ file, document, tree, path }) => `${file}:${placeIn(document, tree, path).line}`);
        return `${first?.kind ?? ""} ${nameOf(first)} (${where.join(", ")})`;
    });
    const what =
        twice.length === 1 ? "1 object is stated more than once" : `${twice.length} objects are stated more than once`;
    return [`${what}, of which a cluster keeps the last: ${shortened(places)}`];
}

function nameOf(object: ManifestObject | undefined): string {
    const { name } = (object?.value["metadata"] ?? {}) as { readonly name?: unknown };
    return typeof name === "string" ? name : "";
}

function shortened(names: readonly string[]): string {
    const more = names.length - MOST;
    return more > 0 ? `${names.slice(0, MOST).join(", ")} and ${more} more` : names.join(", ");
}

function counted(count: number, noun: string): string {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
