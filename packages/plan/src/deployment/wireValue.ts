import { decodeValue } from "../encode.ts";
import {
    isPlanObject,
    PlanArchive,
    PlanAsset,
    type PlanObject,
    type PlanValue,
    ResourceReference,
    Secret,
    unknown,
} from "../values.ts";
import { ARCHIVE, ASSET, OUTPUT, RESOURCE, SECRET, SIGNATURE, UNKNOWN } from "../wire/markers.ts";

/** A value as the engine writes it into states and its own JSON. A secret in ciphertext is a secret unknown. */
export function fromState(value: unknown): PlanValue {
    if (value === UNKNOWN) return unknown;
    if (Array.isArray(value)) return value.map(fromState);
    if (typeof value === "object" && value !== null) return fromObject(value as Record<string, unknown>);
    return value === undefined ? null : (value as PlanValue);
}

/** A map of properties as the engine writes it. */
export function fromStateObject(values: unknown): PlanObject {
    const decoded = fromState(values ?? {});
    return isPlanObject(decoded) ? decoded : {};
}

function fromObject(value: Record<string, unknown>): PlanValue {
    switch (value[SIGNATURE]) {
        case SECRET:
            return new Secret(secretContent(value));
        case ASSET:
            return fromAsset(value);
        case ARCHIVE:
            return fromArchive(value);
        case RESOURCE:
            return new ResourceReference(String(value["urn"]), idOf(value["id"]));
        case OUTPUT: {
            const content = "value" in value ? fromState(value["value"]) : unknown;
            return value["secret"] === true ? new Secret(content) : content;
        }
        default:
            return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fromState(entry)]));
    }
}

function secretContent(value: Record<string, unknown>): PlanValue {
    if ("value" in value) return fromState(value["value"]);
    if (typeof value["plaintext"] !== "string") return unknown;
    try {
        return fromState(JSON.parse(value["plaintext"]));
    } catch {
        return unknown;
    }
}

function fromAsset({ hash, text, path, uri }: Record<string, unknown>): PlanAsset {
    const known = typeof hash === "string" && hash !== "" ? hash : undefined;
    if (typeof path === "string") return new PlanAsset({ path }, known);
    return new PlanAsset(typeof uri === "string" ? { uri } : { text: typeof text === "string" ? text : "" }, known);
}

function fromArchive({ hash, assets, path, uri }: Record<string, unknown>): PlanArchive {
    const known = typeof hash === "string" && hash !== "" ? hash : undefined;
    if (typeof path === "string") return new PlanArchive({ path }, known);
    if (typeof uri === "string") return new PlanArchive({ uri }, known);
    const entries = Object.entries((assets ?? {}) as object).map(([name, asset]) => [name, fromState(asset)] as const);
    return new PlanArchive({ assets: Object.fromEntries(entries) as Record<string, PlanAsset | PlanArchive> }, known);
}

function idOf(id: unknown): ResourceReference["id"] {
    if (id === UNKNOWN) return unknown;
    return typeof id === "string" && id !== "" ? id : undefined;
}

/** A map of properties as a plan's JSON holds it. */
export function fromPlanJson(values: unknown): PlanObject {
    const decoded = decodeValue((values ?? {}) as Parameters<typeof decodeValue>[0]);
    return isPlanObject(decoded) ? decoded : {};
}
