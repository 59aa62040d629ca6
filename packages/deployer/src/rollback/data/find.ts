import { deployedResources, holdingOf } from "@plinth/plan";
import { refuse, type Refusal } from "../refusals.ts";
import { type DataKind, dataKindOf, type Inputs } from "./kinds.ts";

/** A stack's state, and the layer it is of. */
export interface LayerState {
    readonly layer: string;
    /** As `pulumi stack export` writes it. */
    readonly checkpoint: unknown;
}

/** Something that holds data, as its state has it. */
export interface DataResource {
    readonly layer: string;
    readonly urn: string;
    /** The last part of the URN. */
    readonly name: string;
    readonly id: string;
    readonly kind: DataKind;
    readonly inputs: Inputs;
    readonly outputs: Inputs;
    /** When it was made, where the state says. */
    readonly created?: string;
}

/**
 * Finds what holds data by its URN, its name in the program, or the name that settings give it: `orders` is
 * `database-orders`.
 */
export function findData(states: readonly LayerState[], wanted: string): DataResource | Refusal {
    const all = states.flatMap(({ layer, checkpoint }) =>
        deployedResources(checkpoint).map((resource) => ({ layer, resource, name: nameOf(resource.urn) })),
    );
    const holding = all.filter(
        ({ resource: { type } }) => dataKindOf(type) !== undefined || holdingOf(type) !== undefined,
    );
    const exact = holding.filter(({ resource, name }) => [resource.urn, resource.id, name].includes(wanted));
    const named = exact.length > 0 ? exact : holding.filter(({ name }) => `-${name}-`.includes(`-${wanted}-`));
    // A database brings keys and log groups of its name along: what has a way back is what is meant.
    const restorable = named.filter(({ resource }) => dataKindOf(resource.type) !== undefined);
    const found = restorable.length > 0 ? restorable : named;
    const [first, ...others] = found;
    if (first === undefined) {
        const names = holding.filter(({ resource }) => dataKindOf(resource.type) !== undefined).map(({ name }) => name);
        return refuse(
            "data-unknown",
            `${wanted}; there ${names.length === 0 ? "are none" : `are ${names.join(", ")}`}`,
        );
    }
    if (others.length > 0) {
        return refuse("data-ambiguous", `${wanted}: ${found.map(({ resource }) => resource.urn).join(", ")}`);
    }
    const { layer, resource, name } = first;
    const { urn, type, id = "" } = resource;
    const kind = dataKindOf(type);
    if (kind === undefined) return refuse("data-no-way", `${name} (${type})`, { layer, urn });
    const created = (resource as { readonly created?: unknown }).created;
    return {
        layer,
        urn,
        name,
        id,
        kind,
        inputs: (resource.inputs ?? {}) as Inputs,
        outputs: (resource.outputs ?? {}) as Inputs,
        ...(typeof created === "string" ? { created } : {}),
    };
}

function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}
