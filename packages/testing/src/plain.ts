import { sdk } from "./sdk/sdk.ts";
import {
    holdsSecret,
    holdsUnknown,
    mapSpecial,
    PlanArchive,
    PlanAsset,
    type PlanObject,
    type PlanValue,
    ResourceReference,
    Secret,
} from "@plinth/plan";
import { toWire } from "@plinth/engine/host";

/** How a value that is not known yet stands in recorded inputs; the plan's JSON form uses the same. */
export const unknown: { readonly $unknown: true } = Object.freeze({ $unknown: true });

/** Whether a recorded value is {@link unknown}. */
export function isUnknown(value: unknown): boolean {
    return typeof value === "object" && value !== null && (value as { $unknown?: unknown }).$unknown === true;
}

/**
 * Inputs as a test reads them: secrets unwrapped, resource references as ids (as providers receive them), assets and
 * archives as objects of the SDK, unknowns as {@link unknown}.
 */
export function plainInputs(inputs: PlanObject): Record<string, unknown> {
    const plain = (value: PlanValue): PlanValue =>
        mapSpecial(value, (special) => {
            if (special instanceof Secret) return plain(special.value);
            if (special instanceof ResourceReference) return plain(special.id ?? special.urn);
            // Objects of the SDK travel through as they are; nothing looks into them.
            if (special instanceof PlanAsset || special instanceof PlanArchive) return sdkValue(special) as PlanValue;
            return unknown as unknown as PlanValue;
        });
    return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, plain(value)]));
}

/** The names of properties that are secret or hold a secret. */
export function secretNames(inputs: PlanObject): string[] {
    return Object.keys(inputs)
        .filter((name) => holdsSecret(inputs[name] ?? null))
        .sort();
}

/** Properties as the SDK's own mocks hand them to `newResource` and `call`. */
export function sdkValues(values: PlanObject): Record<string, unknown> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, sdkValue(value)]));
}

function sdkValue(value: PlanValue): unknown {
    const wire = toWire(value, { secrets: true, resources: true });
    return sdk.runtime.deserializeProperty(wire, holdsUnknown(value)) as unknown;
}
