import {
    PlanArchive,
    PlanAsset,
    type PlanObject,
    type PlanValue,
    ResourceReference,
    Secret,
    unknown,
} from "@plinth/plan";
import { ARCHIVE, ASSET, OUTPUT, RESOURCE, SECRET, SIGNATURE, UNKNOWN } from "@plinth/plan/markers";

/** What a protobuf `Struct` holds as JavaScript. */
export type WireValue = null | boolean | number | string | WireValue[] | { [key: string]: WireValue };
export type WireObject = { [key: string]: WireValue };

/** Gives an asset its hash, or throws where its file is missing. `key` is the property it stands in. */
export type HashAsset = (asset: PlanAsset | PlanArchive, key: string) => PlanAsset | PlanArchive;

/** Reads a map off the wire. */
export function fromWireObject(wire: WireObject, hash: HashAsset): PlanObject {
    return Object.fromEntries(Object.entries(wire).map(([key, value]) => [key, fromWire(value, hash, key)]));
}

/** Reads a value off the wire. @throws Error on a signature this version does not know. */
export function fromWire(wire: WireValue, hash: HashAsset, key = ""): PlanValue {
    if (wire === UNKNOWN) return unknown;
    if (Array.isArray(wire)) return wire.map((entry) => fromWire(entry, hash, key));
    if (typeof wire !== "object" || wire === null) return wire;
    const signature = wire[SIGNATURE];
    if (signature === undefined) return fromWireObject(wire, hash);
    switch (signature) {
        case SECRET:
            return new Secret(fromWire(wire["value"] ?? null, hash, key));
        case OUTPUT: {
            // An output value without "value" is unknown; with "value": null it is known to be null.
            const value = "value" in wire ? fromWire(wire["value"] ?? null, hash, key) : unknown;
            return wire["secret"] === true ? new Secret(value) : value;
        }
        case RESOURCE:
            return reference(wire);
        case ASSET:
            return hash(asset(wire), key);
        case ARCHIVE:
            return hash(archive(wire, hash), key);
        default:
            throw new Error(
                `a value on the wire carries the signature ${JSON.stringify(signature)}, which this version does not know`,
            );
    }
}

function reference(wire: WireObject): ResourceReference {
    const id = wire["id"];
    if (typeof id !== "string") return new ResourceReference(String(wire["urn"]));
    return new ResourceReference(String(wire["urn"]), id === UNKNOWN || id === "" ? unknown : id);
}

function asset(wire: WireObject): PlanAsset {
    const found = sourceOf(wire);
    return new PlanAsset(found ?? { text: "" }, hashOf(wire));
}

function archive(wire: WireObject, hash: HashAsset): PlanArchive {
    const { assets } = wire;
    if (typeof assets === "object" && assets !== null && !Array.isArray(assets)) {
        const entries = Object.entries(assets).map(
            ([name, entry]) => [name, fromWire(entry, hash, name) as PlanAsset | PlanArchive] as const,
        );
        return new PlanArchive({ assets: Object.fromEntries(entries) }, hashOf(wire));
    }
    const found = sourceOf(wire);
    return new PlanArchive(found === undefined || "text" in found ? { assets: {} } : found, hashOf(wire));
}

function sourceOf(wire: WireObject): PlanAsset["source"] | undefined {
    for (const key of ["text", "path", "uri"] as const) {
        const value = wire[key];
        // An absent source arrives as an empty string beside the one that is meant; an empty text is meant when it stands alone.
        if (typeof value === "string" && value !== "") return { [key]: value } as unknown as PlanAsset["source"];
    }
    return typeof wire["text"] === "string" ? { text: "" } : undefined;
}

function hashOf(wire: WireObject): string | undefined {
    const { hash } = wire;
    return typeof hash === "string" && hash !== "" ? hash : undefined;
}
