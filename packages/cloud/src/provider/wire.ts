import struct from "google-protobuf/google/protobuf/struct_pb.js";

// Constants of Pulumi's wire format (sdk/go/common/resource/properties.go in pulumi/pulumi; engine 3.260).
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** A resource's properties as they travel between engine and provider. */
export type WireProperties = Record<string, unknown>;
export type Struct = InstanceType<typeof struct.Struct>;

export function fromStruct(message: Struct | undefined): WireProperties {
    return message === undefined ? {} : (message.toJavaScript() as WireProperties);
}

export function toStruct(properties: WireProperties): Struct {
    return struct.Struct.fromJavaScript(properties as Record<string, struct.JavaScriptValue>);
}

/** The value behind a secret's mark. */
export function unwrapped(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(unwrapped);
    if (typeof value !== "object" || value === null) return value;
    const fields = value as WireProperties;
    if (fields[SIGNATURE] === SECRET) return unwrapped(fields.value);
    return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, unwrapped(field)]));
}

/** A value with a secret's mark. */
export function markedSecret(value: unknown): WireProperties {
    return { [SIGNATURE]: SECRET, value };
}

/** Properties with the named ones marked secret. */
export function withSecretsMarked(properties: Readonly<WireProperties>, names: readonly string[] = []): WireProperties {
    return Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [name, names.includes(name) ? markedSecret(value) : value]),
    );
}

/** Properties that a model may compute from: secrets unwrapped, those that hold an unknown left out. */
export function knownOf(properties: WireProperties): WireProperties {
    return unwrapped(
        Object.fromEntries(Object.entries(properties).filter(([, value]) => !holdsUnknown(value))),
    ) as WireProperties;
}

function holdsUnknown(value: unknown): boolean {
    if (value === UNKNOWN) return true;
    if (Array.isArray(value)) return value.some(holdsUnknown);
    return typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown);
}
