import { perStack } from "../relations/perStack.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { KubernetesObject } from "./kubernetesObject.ts";
import { NAMESPACE, namespaceKey } from "./namespace.ts";

const namespacesByName = perStack((stack) => {
    const named = stack.ofTypes([NAMESPACE]).map((each) => [each.get("metadata.name").string(), each] as const);
    return new Map(named);
});

/**
 * The namespace an object lives in, as `namespaceKey` writes it. The objects of a list have no edges of their own, so
 * theirs is found by name.
 */
export function placeOf(object: KubernetesObject, stack: StackIndex): string | undefined {
    if (!object.isListed) {
        return namespaceKey(object.resource, stack);
    }
    const stated = object.get("metadata.namespace");
    if (!stated.isSet) {
        return "default";
    }
    const name = stated.string();
    return name === undefined ? undefined : placeNamed(name, stack);
}

/** The place that a namespace's name stands for. */
export function placeNamed(name: string, stack: StackIndex): string {
    return namespacesByName(stack).get(name)?.urn ?? name;
}
