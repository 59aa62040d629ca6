import { type ChosenFault, type MadeResource, namesResource, nearest } from "@plinth/cloud/provider";

/** What to say of chosen faults that struck nothing: a mistyped name shows only once everything has run. */
export function unfittedLines(
    unfitted: readonly ChosenFault[],
    seen: readonly Pick<MadeResource, "urn" | "type">[],
): string[] {
    const names = [...new Set(seen.flatMap(({ urn, type }) => [urn.split("::").slice(3).join("::"), type]))];
    return unfitted.map(({ text, resource, kind }) => {
        if (seen.some(({ urn }) => namesResource(resource, urn)))
            return `--fault ${text} struck nothing: no operation of that resource is one that ${kind} strikes.`;
        const meant = nearest(resource, names);
        return `--fault ${text} struck nothing: no resource is named ${resource}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`;
    });
}
