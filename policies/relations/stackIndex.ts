import { isUnknown, own } from "../reading/unknown.ts";
import type { ResourceData } from "../resource/resourceData.ts";
import { ResourceView } from "../resource/resourceView.ts";
import { isPattern, typeMatcher } from "../rule/typePattern.ts";
import type { Related, Relation, Targets } from "./relation.ts";

type Mutable = { sure: ResourceView[]; maybe: ResourceView[] };

const NOTHING: Related<ResourceView> = { sure: [], maybe: [] };

/**
 * The resources of one stack and what they refer to. Built once; a relation is resolved for all its parents at the first
 * question, in time linear in the resources of its types. Edges from `propertyDependencies` come first, since they
 * are exact even where a value is unknown; equal known ids and names serve where the program gave plain values.
 */
export class StackIndex {
    readonly resources: readonly ResourceView[];
    readonly #byUrn = new Map<string, ResourceView>();
    readonly #byType = new Map<string, ResourceView[]>();
    readonly #children = new Map<Relation, Map<string, Mutable>>();
    readonly #names = new Map<string, Map<string, ResourceView[]>>();
    readonly #referrers = new Map<string, { resource: ResourceView; property: string }[]>();

    constructor(resources: readonly ResourceData[]) {
        const providers = new Map(resources.map((data) => [data.urn, data.inputs ?? data.outputs]));
        // Resources register in another order from run to run: what depends on an order shall not.
        const ordered = resources.toSorted((one, other) => (one.urn < other.urn ? -1 : one.urn > other.urn ? 1 : 0));
        this.resources = ordered.map((data) => new ResourceView(data, providerInputs(data, providers)));
        for (const resource of this.resources) {
            this.#byUrn.set(resource.urn, resource);
            append(this.#byType, resource.type, resource);
            for (const [property, urns] of Object.entries(resource.data.propertyDependencies ?? {})) {
                urns.forEach((urn) => append(this.#referrers, urn, { resource, property }));
            }
        }
    }

    /** The resources of the types, in the order of the types; a type may be a pattern (`kubernetes:*`). */
    ofTypes(types: readonly string[]): ResourceView[] {
        if (!types.some(isPattern)) {
            return types.flatMap((type) => this.#byType.get(type) ?? []);
        }
        const matches = typeMatcher(types);
        return this.resources.filter((resource) => matches(resource.type));
    }

    /** The resources that refer to this one through the relation. */
    children(parent: ResourceView, relation: Relation): Related<ResourceView> {
        let byParent = this.#children.get(relation);
        if (byParent === undefined) {
            byParent = this.#resolve(relation);
            this.#children.set(relation, byParent);
        }
        return byParent.get(parent.urn) ?? NOTHING;
    }

    #resolve(relation: Relation): Map<string, Mutable> {
        const byParent = new Map<string, Mutable>();
        const open: ResourceView[] = [];
        const stray: ResourceView[] = [];
        for (const child of this.ofTypes(relation.types)) {
            const targets = this.targets(child, relation);
            targets.here.forEach((target) => entry(byParent, target.urn).sure.push(child));
            if (targets.open) {
                open.push(child);
            } else if (targets.here.length === 0 && targets.elsewhere.length > 0) {
                stray.push(child);
            }
        }
        for (const candidate of open.length + stray.length === 0 ? [] : this.ofTypes(relation.parents)) {
            // A name that the program sets, though not known yet, may be the one that a child states.
            const isNameOpen = relation.keys.some((key) => isUnknown(own(candidate.data.inputs ?? {}, key)));
            const related = entry(byParent, candidate.urn);
            const possible = isNameOpen ? [...open, ...stray] : open;
            related.maybe.push(...possible.filter((child) => !related.sure.includes(child)));
        }
        return byParent;
    }

    /** The resources a property of this one refers to. */
    targets(child: ResourceView, relation: Relation): Targets<ResourceView> {
        const paths = relation.paths ?? [relation.property];
        const reading =
            paths.map((path) => child.get(path)).find((value) => value.isSet) ?? child.get(relation.property);
        const linked = this.sources(child, relation.property, relation.parents);
        if (reading.isUnknown) {
            // A single value that several resources feed (a component's output) may be any of them.
            const decided = linked.length === 1 || (relation.list === true && linked.length > 0);
            return { here: decided ? linked : [], elsewhere: [], open: !decided };
        }
        const edges = new Set(linked);
        const here = new Set<ResourceView>();
        const elsewhere: string[] = [];
        let unknown = 0;
        for (const item of reading.items()) {
            const named = this.#named(relation, item.string());
            // Two of a name (in two regions, say): the edge tells which is meant.
            const exact = named.length > 1 ? named.filter((target) => edges.has(target)) : [];
            (exact.length > 0 ? exact : named).forEach((target) => here.add(target));
            if (item.isUnknown) {
                unknown += 1;
            } else if (named.length === 0) {
                elsewhere.push(item.string() ?? "");
            }
        }
        // A known value that no resource answers to may still be built from one whose own name is not known.
        const rest = linked.filter((target) => !here.has(target));
        const unmatched = unknown + elsewhere.length;
        if (rest.length === 0 || unmatched === 0) {
            return { here: [...here], elsewhere, open: unknown > 0 };
        }
        if (relation.list !== true && rest.length > 1) {
            return { here: [...here], elsewhere: [], open: true };
        }
        return {
            here: [...here, ...rest],
            elsewhere: rest.length > unknown ? [] : elsewhere,
            open: unknown > rest.length,
        };
    }

    /** Every resource with a property that depends on this one. */
    referrers(resource: ResourceView): readonly { resource: ResourceView; property: string }[] {
        return this.#referrers.get(resource.urn) ?? [];
    }

    /** The resources of the types that a property's value comes from. */
    sources(resource: ResourceView, property: string, types: readonly string[]): ResourceView[] {
        return resource
            .dependencies(property)
            .flatMap((urn) => this.#byUrn.get(urn) ?? [])
            .filter((source) => types.includes(source.type));
    }

    /** Whether a property's value comes from a resource of one of the types. */
    dependsOn(resource: ResourceView, property: string, types: readonly string[]): boolean {
        return this.sources(resource, property, types).length > 0;
    }

    #named(relation: Relation, value: string | undefined): readonly ResourceView[] {
        const scope = `${relation.parents.join()} ${relation.keys.join()}`;
        let names = this.#names.get(scope);
        if (names === undefined) {
            names = new Map();
            this.#names.set(scope, names);
            for (const parent of this.ofTypes(relation.parents)) {
                const values = new Set([
                    ...["id", "arn"].map((key) => parent.output(key).string()),
                    ...relation.keys.map((key) => parent.get(key).string()),
                ]);
                for (const name of values) {
                    if (name !== undefined && name !== "") {
                        append(names, name, parent);
                    }
                }
            }
        }
        return names.get(value ?? "") ?? [];
    }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
    const list = map.get(key);
    if (list === undefined) {
        map.set(key, [value]);
    } else {
        list.push(value);
    }
}

function entry(map: Map<string, Mutable>, key: string): Mutable {
    const found = map.get(key) ?? { sure: [], maybe: [] };
    map.set(key, found);
    return found;
}

function providerInputs(data: ResourceData, inputs: ReadonlyMap<string, object | undefined>): object | undefined {
    if (typeof data.provider !== "string") {
        return undefined;
    }
    const reference = data.provider;
    return inputs.get(reference) ?? inputs.get(reference.slice(0, reference.lastIndexOf("::")));
}
