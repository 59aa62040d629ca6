import {
    isPlanObject,
    PlanArchive,
    PlanAsset,
    type PlanObject,
    type PlanValue,
    ResourceReference,
    Secret,
    Unknown,
    unknown,
} from "./values.ts";

/** A value as it stands in the JSON of a plan. */
export type EncodedValue = null | boolean | number | string | EncodedValue[] | { [key: string]: EncodedValue };

/** Text assets from this size on are cut in the encoded plan, so that one file does not drown it. */
export const LONGEST_TEXT = 64 * 1024;

/** Encodes a value: `{"$unknown": true}`, `{"$secret": true}` and so on. A secret's value is left out. */
export function encodeValue(value: PlanValue): EncodedValue {
    if (value instanceof Unknown) return { $unknown: true };
    // A secret that is unknown must stay both; one that only holds unknowns somewhere inside is a secret.
    if (value instanceof Secret) return { $secret: value.value instanceof Unknown ? { $unknown: true } : true };
    if (value instanceof PlanAsset) return { $asset: { ...encodeSource(value.source), ...hashOf(value.hash) } };
    if (value instanceof PlanArchive) return { $archive: { ...encodeArchive(value.source), ...hashOf(value.hash) } };
    if (value instanceof ResourceReference) return { $resource: value.urn };
    if (Array.isArray(value)) return value.map(encodeValue);
    if (isPlanObject(value)) return encodeObject(value);
    return value;
}

/** Encodes a map. A key that begins with `$` gets a second one, so that it cannot be taken for a marker. */
export function encodeObject(values: PlanObject): { [key: string]: EncodedValue } {
    return Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key.startsWith("$") ? `$${key}` : key, encodeValue(value)]),
    );
}

function hashOf(hash: string | undefined): { hash?: string } {
    return hash === undefined ? {} : { hash };
}

function encodeSource(source: PlanAsset["source"]): { [key: string]: EncodedValue } {
    if (!("text" in source) || Buffer.byteLength(source.text) < LONGEST_TEXT) return { ...source };
    const size = Buffer.byteLength(source.text);
    return { text: source.text.slice(0, LONGEST_TEXT), truncated: true, size };
}

function encodeArchive(source: PlanArchive["source"]): { [key: string]: EncodedValue } {
    if (!("assets" in source)) return { ...source };
    return {
        assets: Object.fromEntries(Object.entries(source.assets).map(([name, asset]) => [name, encodeValue(asset)])),
    };
}

/** Reads an encoded value back. A secret's value is gone: it comes back as a secret unknown. */
export function decodeValue(encoded: EncodedValue): PlanValue {
    if (Array.isArray(encoded)) return encoded.map(decodeValue);
    if (typeof encoded !== "object" || encoded === null) return encoded;
    if (encoded["$unknown"] === true) return unknown;
    if ("$secret" in encoded) return new Secret(secretContent(encoded["$secret"]));
    if ("$asset" in encoded) return decodeAsset(encoded["$asset"] as Record<string, string>);
    if ("$archive" in encoded) return decodeArchive(encoded["$archive"] as Record<string, EncodedValue>);
    if ("$resource" in encoded) return new ResourceReference(String(encoded["$resource"]));
    return Object.fromEntries(
        Object.entries(encoded).map(([key, value]) => [key.startsWith("$$") ? key.slice(1) : key, decodeValue(value)]),
    );
}

/** Files that people write (answers) may hold `{"$secret": value}` or design's `{secret: value}`; a plan holds `true`. */
function secretContent(content: EncodedValue | undefined): PlanValue {
    return content === true || content === undefined ? unknown : decodeValue(content);
}

function decodeAsset({ hash, ...source }: Record<string, string>): PlanAsset {
    return new PlanAsset(source as { text: string }, hash);
}

function decodeArchive({ hash, ...source }: Record<string, EncodedValue>): PlanArchive {
    const decoded =
        "assets" in source
            ? {
                  assets: Object.fromEntries(
                      Object.entries(source["assets"] as object).map(([name, asset]) => [
                          name,
                          decodeValue(asset as EncodedValue),
                      ]),
                  ),
              }
            : source;
    return new PlanArchive(decoded as PlanArchive["source"], hash as string | undefined);
}
