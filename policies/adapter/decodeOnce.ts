import { createRequire } from "node:module";

type Decode = (properties: object, keepSecrets: boolean) => unknown;

/** The SDK's own module; what it exports stands in no types. */
const load = createRequire(import.meta.url);

/**
 * Has the SDK decode the properties of a request once. It decodes them anew for every policy it offers them to, which
 * for a pack of this size takes longer than the rules: rules only read, so they may share what was decoded. Where the
 * SDK is not built as policy 1.21 is, nothing changes.
 */
export function decodeOnce(): void {
    const sdk = load("@pulumi/policy/deserialize.js") as { deserializeProperties?: Decode };
    const decode = sdk.deserializeProperties;
    if (decode === undefined || Object.getOwnPropertyDescriptor(sdk, "deserializeProperties")?.writable !== true) {
        return;
    }
    const kept = new WeakMap<object, unknown>();
    sdk.deserializeProperties = (properties, keepSecrets) => {
        // What a remediation gets is its own to change.
        if (keepSecrets || typeof properties !== "object") {
            return decode(properties, keepSecrets);
        }
        const known = kept.get(properties);
        if (known !== undefined) {
            return known;
        }
        const decoded = decode(properties, keepSecrets);
        kept.set(properties, decoded);
        return decoded;
    };
}
