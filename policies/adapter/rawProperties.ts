import { asset } from "@pulumi/pulumi";
import { Secret } from "@pulumi/policy";
import { isRecord, own } from "../reading/unknown.ts";

/** How a secret is written on the wire, which is how readings know one. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/**
 * The properties of a resource as the SDK keeps them for a remediation, secrets as its `Secret` objects. Read through
 * descriptors: the proxy around them throws where a value is not known, and hides which are secret.
 */
export function rawProperties(properties: object): Record<string, unknown> {
    return Object.fromEntries(Object.keys(properties).map((key) => [key, own(properties, key)]));
}

/** The same as plain data for rules, secrets in their wire form. */
export function asData(value: unknown): unknown {
    if (value instanceof Secret) {
        return { [SIGNATURE]: SECRET, value: asData(value.value) };
    }
    if (Array.isArray(value)) {
        return value.map(asData);
    }
    return isRecord(value) && !isFile(value)
        ? Object.fromEntries(Object.keys(value).map((key) => [key, asData(own(value, key))]))
        : value;
}

/** What a rule made of that data, as the SDK takes it back. */
export function fromData(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(fromData);
    }
    if (!isRecord(value)) {
        return value;
    }
    return own(value, SIGNATURE) === SECRET
        ? new Secret(fromData(own(value, "value")))
        : Object.fromEntries(Object.keys(value).map((key) => [key, fromData(own(value, key))]));
}

/**
 * Whether a file stands anywhere in a value. The SDK (policy 1.21) gives files back without their hash, and an archive of
 * files without its files, so such a resource is left as it is.
 */
export function holdsFile(value: unknown): boolean {
    if (value instanceof Secret) {
        return holdsFile(value.value);
    }
    if (Array.isArray(value)) {
        return value.some(holdsFile);
    }
    return isRecord(value) && (isFile(value) || Object.keys(value).some((key) => holdsFile(own(value, key))));
}

function isFile(value: object): boolean {
    return asset.Asset.isInstance(value) || asset.Archive.isInstance(value);
}
