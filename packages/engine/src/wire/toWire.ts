import {
    isPlanObject,
    PlanArchive,
    PlanAsset,
    type PlanObject,
    type PlanValue,
    ResourceReference,
    Secret,
    Unknown,
} from "@plinth/plan";
import type { WireObject, WireValue } from "./fromWire.ts";
import { ARCHIVE, ASSET, RESOURCE, SECRET, SIGNATURE, UNKNOWN } from "@plinth/plan/markers";

/** What the receiver understands; what it does not is flattened, as the engine does. */
export interface Receiver {
    readonly secrets: boolean;
    readonly resources: boolean;
}

export function toWireObject(values: PlanObject, receiver: Receiver): WireObject {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, toWire(value, receiver)]));
}

export function toWire(value: PlanValue, receiver: Receiver): WireValue {
    if (value instanceof Unknown) return UNKNOWN;
    if (value instanceof Secret) {
        const inner = toWire(value.value, receiver);
        return receiver.secrets ? { [SIGNATURE]: SECRET, value: inner } : inner;
    }
    if (value instanceof ResourceReference) return referenceToWire(value, receiver);
    if (value instanceof PlanAsset) return { [SIGNATURE]: ASSET, hash: value.hash ?? "", ...value.source };
    if (value instanceof PlanArchive)
        return { [SIGNATURE]: ARCHIVE, hash: value.hash ?? "", ...archiveSource(value, receiver) };
    if (Array.isArray(value)) return value.map((entry) => toWire(entry, receiver));
    if (isPlanObject(value)) return toWireObject(value, receiver);
    return value;
}

/** A receiver without resource references gets the id of a custom resource and the URN of a component. */
function referenceToWire({ urn, id }: ResourceReference, receiver: Receiver): WireValue {
    if (!receiver.resources) return id instanceof Unknown ? UNKNOWN : (id ?? urn);
    // The engine writes an id that is not known yet as an empty one.
    return { [SIGNATURE]: RESOURCE, urn, ...(id === undefined ? {} : { id: id instanceof Unknown ? "" : id }) };
}

function archiveSource({ source }: PlanArchive, receiver: Receiver): WireObject {
    if (!("assets" in source)) return { ...source };
    return {
        assets: Object.fromEntries(
            Object.entries(source.assets).map(([name, entry]) => [name, toWire(entry, receiver)]),
        ),
    };
}
