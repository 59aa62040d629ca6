import { isRecord } from "../values/target.ts";

// Constants of Pulumi's wire format (sdk/go/common/resource/properties.go in pulumi/pulumi; engine 3.260).
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
export const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** A value with what is known about it. */
export interface Read {
    /** Plain; nothing while it is not known. */
    readonly value: unknown;
    readonly known: boolean;
    readonly secret: boolean;
    /** URNs of the resources it comes from. */
    readonly dependencies: ReadonlySet<string>;
}

/** Whether a value, as it stands, is not known yet. */
export function isUnknown(value: unknown): boolean {
    return value === UNKNOWN || (isRecord(value) && value[SIGNATURE] === OUTPUT && !("value" in value));
}

/** A value as an output value: with the resources it comes from. */
export function asOutput({ value, known, secret, dependencies }: Read): unknown {
    return {
        [SIGNATURE]: OUTPUT,
        ...(known ? { value } : {}),
        ...(secret ? { secret: true } : {}),
        ...(dependencies.size === 0 ? {} : { dependencies: [...dependencies] }),
    };
}

/** Whether there is an output value anywhere in a value. */
export function holdsOutput(value: unknown): boolean {
    if (Array.isArray(value)) return value.some(holdsOutput);
    return isRecord(value) && (value[SIGNATURE] === OUTPUT || Object.values(value).some(holdsOutput));
}

/**
 * Reads a value as a program does that unwraps it whole: with all resources it comes from. One unknown in it makes it
 * unknown, one secret secret. Assets and references to resources stay what they are.
 */
export function readWhole(value: unknown): Read {
    if (value === UNKNOWN) return { value: undefined, known: false, secret: false, dependencies: new Set() };
    if (Array.isArray(value)) return joined(value.map(readWhole), (values) => values);
    if (!isRecord(value)) return { value, known: true, secret: false, dependencies: new Set() };
    if (value[SIGNATURE] === SECRET) return { ...readWhole(value.value), secret: true };
    if (value[SIGNATURE] === OUTPUT) {
        const inner = "value" in value ? readWhole(value.value) : readWhole(UNKNOWN);
        const own = Array.isArray(value.dependencies) ? value.dependencies.map(String) : [];
        return {
            ...inner,
            secret: inner.secret || value.secret === true,
            dependencies: new Set([...own, ...inner.dependencies]),
        };
    }
    if (SIGNATURE in value) return { value, known: true, secret: false, dependencies: new Set() };
    const names = Object.keys(value);
    return joined(Object.values(value).map(readWhole), (values) =>
        Object.fromEntries(names.map((name, index) => [name, values[index]])),
    );
}

/** One reading of several, of what `make` makes of their values. */
export function joined(parts: readonly Read[], make: (values: unknown[]) => unknown): Read {
    const known = parts.every((part) => part.known);
    return {
        value: known ? make(parts.map(({ value }) => value)) : undefined,
        known,
        secret: parts.some(({ secret }) => secret),
        dependencies: new Set(parts.flatMap(({ dependencies }) => [...dependencies])),
    };
}
