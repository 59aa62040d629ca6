import type { WireObject, WireValue } from "../wire/fromWire.ts";
import { OUTPUT, SECRET, SIGNATURE, UNKNOWN } from "../wire/markers.ts";

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
    if (value === UNKNOWN) return { [SIGNATURE]: OUTPUT, dependencies: [...urns] };
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        if (value[SIGNATURE] === OUTPUT) {
            const own = Array.isArray(value["dependencies"]) ? value["dependencies"] : [];
            return { ...value, dependencies: [...new Set([...own, ...urns])] };
        }
        if (value[SIGNATURE] === SECRET) {
            const inner = value["value"] ?? null;
            return {
                [SIGNATURE]: OUTPUT,
                ...(inner === UNKNOWN ? {} : { value: inner }),
                secret: true,
                dependencies: [...urns],
            };
        }
    }
    return { [SIGNATURE]: OUTPUT, value, dependencies: [...urns] };
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
