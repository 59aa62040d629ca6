import type { CloudResource, Place } from "./refusal.ts";
import { SentInputs } from "./sentInputs.ts";

/** The resources of a program, indexed once for all rules. */
export class SiblingIndex {
    readonly #byType = new Map<string, CloudResource[]>();
    readonly #byId = new Map<string, CloudResource>();
    readonly #holdsCluster: (() => boolean) | undefined;

    /** @param holdsCluster whether everything in the clusters is here. Default: where a cluster is. */
    constructor(resources: Iterable<CloudResource> = [], holdsCluster?: () => boolean) {
        this.#holdsCluster = holdsCluster;
        for (const resource of resources) this.add(resource);
    }

    /** Whether everything that is in a Kubernetes cluster is here: nothing can be in one that is made here but what is put there. */
    holdsCluster(): boolean {
        return this.#holdsCluster?.() ?? this.ofType("aws:eks/cluster:Cluster").length > 0;
    }

    add(resource: CloudResource): void {
        const others = this.#byType.get(resource.type);
        if (others === undefined) this.#byType.set(resource.type, [resource]);
        else others.push(resource);
        if (resource.id !== undefined) this.#byId.set(`${resource.type} ${resource.id}`, resource);
    }

    /** Forgets a resource that is gone; another of the same URN, made to replace it, stays. */
    remove(type: string, urn: string, id: string): void {
        const left = this.ofType(type).filter((resource) => resource.urn !== urn || resource.id !== id);
        this.#byType.set(type, left);
        this.#byId.delete(`${type} ${id}`);
    }

    /** Puts what a resource has become in its place; one that is not here was made by somebody else, and stays so. */
    replace(resource: CloudResource): void {
        const { type, urn, id = "" } = resource;
        if (this.withId(type, id)?.urn !== urn) return;
        // Whatever has changed of it, it is where it was.
        const changed = this.ofType(type).map((one) =>
            one.urn === urn && one.id === id ? { ...one, ...resource } : one,
        );
        this.#byType.set(type, changed);
        this.#byId.set(`${type} ${id}`, resource);
    }

    /** In the order in which they were added. */
    get all(): readonly CloudResource[] {
        return [...this.#byType.values()].flat();
    }

    ofType(type: string): readonly CloudResource[] {
        return this.#byType.get(type) ?? [];
    }

    withId(type: string, id: string): CloudResource | undefined {
        return this.#byId.get(`${type} ${id}`);
    }
}

/** The other resources of a program, as the rules of one resource ask for them. */
export class Siblings {
    readonly #index: SiblingIndex;
    readonly #own: string;
    readonly #asked: SentInputs[] = [];
    /** Where the resource that asks is made; `undefined` while that is not known. */
    readonly place: Place | undefined;

    /** @param own the resource that asks. */
    constructor(index: SiblingIndex, own: CloudResource) {
        this.#index = index;
        this.#own = own.urn;
        this.place = placeOf(own);
    }

    /** Whether a made-up value of any sibling has been read. */
    get assumed(): boolean {
        return this.#asked.some(({ assumed }) => assumed);
    }

    /** The resource with an id; none where it is not of this program. */
    withId(type: string, id: string): SentInputs | undefined {
        const found = this.#index.withId(type, id);
        return found === undefined ? undefined : this.#read(found);
    }

    /**
     * Of two resources that exclude each other, those whose partner is refused: all where the one that asks is still to
     * join them, else those before it by URN. The order of registration is not fixed.
     */
    before(type: string): SentInputs[] {
        const all = this.#index.ofType(type);
        const joined = all.some(({ urn }) => urn === this.#own);
        return all.filter(({ urn }) => !joined || urn < this.#own).map((resource) => this.#read(resource));
    }

    /** As {@link before}, of the same account and region alone; none while a place is not known. */
    beforeInPlace(type: string): SentInputs[] {
        const { place } = this;
        if (place === undefined) return [];
        const all = this.#index.ofType(type);
        const joined = all.some(({ urn }) => urn === this.#own);
        return all
            .filter(({ urn }) => !joined || urn < this.#own)
            .filter((resource) => isSame(place, placeOf(resource)))
            .map((resource) => this.#read(resource));
    }

    /** All resources of a type but the one that asks. */
    others(type: string): SentInputs[] {
        return this.#index
            .ofType(type)
            .filter(({ urn }) => urn !== this.#own)
            .map((resource) => this.#read(resource));
    }

    #read(resource: CloudResource): SentInputs {
        const inputs = new SentInputs(resource);
        this.#asked.push(inputs);
        return inputs;
    }
}

/** A resource's own region goes before its provider's. */
function placeOf({ place, inputs: { region } }: CloudResource): Place | undefined {
    return place !== undefined && typeof region === "string" ? { ...place, region } : place;
}

function isSame(one: Place, other: Place | undefined): boolean {
    return one.account === other?.account && one.region === other.region;
}
