import type { Computed } from "./computed.ts";

/** How {@link withComputed} deals with values that are not known yet. */
export interface OverlayOptions<Value> {
    /** What stands for every computed value in a preview. None: all are known, as after a deployment. */
    readonly unknown?: Value;
}

/** Marks secrets, assets and references in the SDK's wire format: such an object is one value. */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";

/**
 * A resource's outputs: its inputs, completed by computed values. What the program set wins; objects are completed
 * inside (`vpcConfig` of an EKS cluster gets its security group), and so are lists where as many items are computed as the
 * program sent. Anything else is left as it is, markers for secrets or unknown values too.
 */
export function withComputed<Value>(
    inputs: Readonly<Record<string, Value>>,
    computed: Pick<Computed, "outputs" | "constants">,
    options: OverlayOptions<Value> = {},
): Record<string, Value> {
    const result: Record<string, Value> = { ...inputs };
    for (const [name, value] of Object.entries(computed.constants ?? {})) {
        result[name] = completed(result[name], value, {}) as Value;
    }
    for (const [name, value] of Object.entries(computed.outputs)) {
        result[name] = completed(result[name], value, options) as Value;
    }
    return result;
}

function completed(own: unknown, value: unknown, options: OverlayOptions<unknown>): unknown {
    if (own === undefined) return "unknown" in options ? options.unknown : value;
    if (Array.isArray(own) && Array.isArray(value) && own.length === value.length)
        return own.map((item: unknown, index) => completed(item, value[index], options));
    if (!isPlain(own) || !isPlain(value)) return own;
    const result: Record<string, unknown> = { ...own };
    for (const [name, inner] of Object.entries(value)) result[name] = completed(own[name], inner, options);
    return result;
}

/** An object literal that is no marker: not of a class, signed, or with a key that starts with `$`. */
function isPlain(value: unknown): value is Record<string, unknown> {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return false;
    return !(SIGNATURE_KEY in value) && !("$unknown" in value) && !("$secret" in value);
}
