import { encodeValue } from "../encode.ts";
import { isPlanObject, joinPath, type PlanObject } from "../values.ts";
import type { PropertyDifference } from "./comparison.ts";
import { parsedJson } from "./sameness.ts";
import type { ComparedResource } from "./side.ts";

/** Default tags in the inputs of an AWS provider: configuration reaches it as JSON. */
export function defaultTagsOf({ defaultTags }: PlanObject): PlanObject {
    const parsed = defaultTags === undefined ? undefined : parsedJson(defaultTags);
    const tags = parsed !== undefined && isPlanObject(parsed) ? parsed["tags"] : undefined;
    return tags !== undefined && isPlanObject(tags) ? tags : {};
}

/**
 * What differs in a resource's tags because its provider's default tags do: the program sends the same, and the provider
 * updates each resource all the same. A tag that the resource gives itself wins over the default.
 */
export function defaultTagDifferences(
    resource: ComparedResource,
    old: ComparedResource | undefined,
    now: ComparedResource | undefined,
): PropertyDifference[] {
    if (old === undefined || now === undefined) return [];
    const [before, after] = [defaultTagsOf(old.inputs), defaultTagsOf(now.inputs)];
    const tags = resource.inputs["tags"];
    const own = tags !== undefined && isPlanObject(tags) ? tags : {};
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
        .filter((key) => !Object.hasOwn(own, key) && before[key] !== after[key])
        .sort()
        .map((key): PropertyDifference => {
            const [was, is] = [before[key], after[key]];
            return {
                path: joinPath("tagsAll", key),
                kind: was === undefined ? "added" : is === undefined ? "removed" : "changed",
                ...(was === undefined ? {} : { old: encodeValue(was) }),
                ...(is === undefined ? {} : { new: encodeValue(is) }),
            };
        });
}
