import * as pulumi from "@pulumi/pulumi";

const { specialSigKey, specialSecretSig, specialResourceSig, specialOutputValueSig, unknownValue } = pulumi.runtime;

/** How a value that is not known yet stands in recorded inputs; the plan's JSON form uses the same. */
export const unknown: { readonly $unknown: true } = Object.freeze({ $unknown: true });

/** Whether a recorded value is {@link unknown}. */
export function isUnknown(value: unknown): boolean {
    return typeof value === "object" && value !== null && (value as { $unknown?: unknown }).$unknown === true;
}

/**
 * A value as the SDK sent it, made plain: secrets unwrapped, resource references as ids (as providers receive them),
 * assets and archives as objects of the SDK, unknowns as {@link unknown}.
 */
export function plainValue(value: unknown): unknown {
    if (value === unknownValue) return unknown;
    if (Array.isArray(value)) return value.map(plainValue);
    if (typeof value !== "object" || value === null) return value;
    const fields = value as Record<string, unknown>;
    switch (fields[specialSigKey]) {
        case undefined:
            return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, plainValue(field)]));
        case specialSecretSig:
            return plainValue(fields.value);
        case specialOutputValueSig:
            return "value" in fields ? plainValue(fields.value) : unknown;
        case specialResourceSig:
            // A custom resource's reference has an id, empty while it is unknown; a component's has none.
            return "id" in fields ? (fields.id === "" ? unknown : plainValue(fields.id)) : fields.urn;
        default:
            return pulumi.runtime.deserializeProperty(value, true);
    }
}

/** The top-level properties of an object that hold no unknown anywhere: what a model may compute from. */
export function knownProperties(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(inputs).filter(([, value]) => !containsUnknown(value)));
}

/** The names of the others. */
export function unknownProperties(inputs: Readonly<Record<string, unknown>>): string[] {
    return Object.keys(inputs).filter((name) => containsUnknown(inputs[name]));
}

function containsUnknown(value: unknown): boolean {
    if (Array.isArray(value)) return value.some(containsUnknown);
    if (typeof value !== "object" || value === null) return false;
    return isUnknown(value) || Object.values(value).some(containsUnknown);
}
