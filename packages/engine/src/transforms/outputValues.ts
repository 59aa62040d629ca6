import type { WireObject, WireValue } from "../wire/fromWire.ts";
import { OUTPUT, RESOURCE, SECRET, SIGNATURE, UNKNOWN } from "@plinth/plan/markers";

/**
 * Writes unknowns and secrets as output values, as the engine does before it calls a transform: the SDK would otherwise
 * make a whole map secret where one value in it is. References to resources without an id yet carry an empty one.
 */
export function asOutputValues(value: WireValue): WireValue {
    if (value === UNKNOWN) return { [SIGNATURE]: OUTPUT };
    if (Array.isArray(value)) return value.map(asOutputValues);
    if (typeof value !== "object" || value === null) return value;
    switch (value[SIGNATURE]) {
        case undefined:
            return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asOutputValues(entry)]));
        case SECRET: {
            const inner = asOutputValues(value["value"] ?? null);
            return { ...(isOutput(inner) ? inner : { [SIGNATURE]: OUTPUT, value: inner }), secret: true };
        }
        case OUTPUT:
            return "value" in value ? { ...value, value: asOutputValues(value["value"] ?? null) } : value;
        case RESOURCE:
            return value["id"] === UNKNOWN ? { ...value, id: "" } : value;
        default:
            return value;
    }
}

function isOutput(value: WireValue): value is WireObject {
    return typeof value === "object" && value !== null && !Array.isArray(value) && value[SIGNATURE] === OUTPUT;
}

/**
 * Gives top-level properties the dependencies they came with, so that a transform may move values between properties and
 * the dependencies move along.
 */
export function withDependencies(
    inputs: WireObject,
    dependencies: (property: string) => readonly string[],
): WireObject {
    return Object.fromEntries(
        Object.entries(inputs).map(([key, value]) => {
            const urns = dependencies(key);
            return [key, urns.length === 0 ? value : asOutput(value, urns)];
        }),
    );
}

function asOutput(value: WireValue, urns: readonly string[]): WireValue {
    if (!isOutput(value)) return { [SIGNATURE]: OUTPUT, value, dependencies: [...urns] };
    const own = Array.isArray(value["dependencies"]) ? value["dependencies"] : [];
    return { ...value, dependencies: [...new Set([...own, ...urns])] };
}

/** URNs that a value depends on: those of every output value in it, at any depth. */
export function dependenciesOf(value: WireValue): Set<string> {
    const found = new Set<string>();
    const walk = (entry: WireValue): void => {
        if (typeof entry !== "object" || entry === null) return;
        if (Array.isArray(entry)) return entry.forEach(walk);
        if (entry[SIGNATURE] === OUTPUT && Array.isArray(entry["dependencies"])) {
            for (const urn of entry["dependencies"]) if (typeof urn === "string") found.add(urn);
        }
        Object.values(entry).forEach(walk);
    };
    walk(value);
    return found;
}
