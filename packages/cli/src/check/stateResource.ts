import { fromStateObject, type StateResource, unknownPaths } from "@plinth/plan";
import type { JudgedResource } from "./document.ts";

/** A resource of a state as rules take it; they read the engine's own marks for secrets and unknowns. */
export function stateResource(resource: StateResource): JudgedResource {
    const { urn, type, id, inputs, outputs, parent, provider, external, protect, retainOnDelete, importID } = resource;
    const { ignoreChanges = [] } = resource;
    const edges = Object.entries(resource.propertyDependencies ?? {});
    return {
        urn,
        type,
        name: urn.split("::").slice(3).join("::"),
        custom: resource.custom === true,
        unknownInputs: unknownPaths(fromStateObject(inputs)),
        ...(isMap(inputs) ? { inputs } : {}),
        ...(isMap(outputs) ? { outputs } : {}),
        ...(id === undefined || id === "" ? {} : { id }),
        ...(parent === undefined || parent === "" ? {} : { parent }),
        ...(provider === undefined || provider === "" ? {} : { provider }),
        propertyDependencies: Object.fromEntries(edges.map(([key, urns]) => [key, urns ?? []])),
        ...(protect === true ? { protect } : {}),
        ...(retainOnDelete === true ? { retainOnDelete } : {}),
        ...(ignoreChanges.length === 0 ? {} : { options: { ignoreChanges } }),
        ...(external === true ? { external } : {}),
        ...(importID === undefined || importID === "" ? {} : { importId: importID }),
    };
}

function isMap(value: unknown): value is object {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
