import type { Reading } from "../reading/reading.ts";
import type { ResourceView } from "../resource/resourceView.ts";

const TOKEN = /^kubernetes:([^/:]+)\/[^:]+:(\w+?)(Patch|List)?$/;

/**
 * One Kubernetes object of a resource. A `…List` resource holds several; a `…Patch` states only part of an object that
 * exists already, so what it does not state is not missing.
 */
export class KubernetesObject {
    readonly resource: ResourceView;
    readonly kind: string;
    readonly isPartial: boolean;
    readonly #item: Reading | undefined;

    constructor(resource: ResourceView, kind: string, isPartial: boolean, item?: Reading) {
        this.resource = resource;
        this.kind = kind;
        this.isPartial = isPartial;
        this.#item = item;
    }

    /** Whether it is one of the objects of a list. */
    get isListed(): boolean {
        return this.#item !== undefined;
    }

    /** A property by path, from the object's root. */
    get(path: string): Reading {
        return this.#item === undefined ? this.resource.get(path) : this.#item.at(path);
    }

    /** Whether a property is absent only because a patch leaves it as it is. */
    leavesAsIs(reading: Reading): boolean {
        return this.isPartial && reading.isAbsent;
    }
}

/** The objects of a resource: one, or those of a list. */
export function objectsOf(resource: ResourceView): KubernetesObject[] {
    const [, , kind = "", form] = TOKEN.exec(resource.type) ?? [];
    if (form === "List") {
        return resource
            .child("items")
            .items()
            .map((item) => new KubernetesObject(resource, kind, false, item));
    }
    return [new KubernetesObject(resource, kind, form === "Patch")];
}

/** The objects of a resource that are stated whole: what a patch leaves out is somewhere else. */
export function wholeObjectsOf(resource: ResourceView): KubernetesObject[] {
    return objectsOf(resource).filter(({ isPartial }) => !isPartial);
}

/**
 * Whether an object of the stack certainly bears another name than this: one that states none gets a name that the
 * provider makes of the resource's and a random end.
 */
export function isNamedOtherwise(object: ResourceView, name: string): boolean {
    const stated = object.get("metadata.name");
    return stated.isAbsent ? !object.isForeign : stated.isKnown && stated.string() !== name;
}

/** The type tokens of a kind in these API groups: the object itself, its patch and its list. */
export function tokensOf(kind: string, ...groups: string[]): string[] {
    return groups.flatMap((group) => ["", "Patch", "List"].map((form) => `kubernetes:${group}:${kind}${form}`));
}

/** The patterns of properties, in an object and in the objects of a list, for a rule's list of printable properties. */
export function objectProperties(...properties: string[]): string[] {
    return properties.flatMap((property) => [property, `items[].${property}`]);
}
