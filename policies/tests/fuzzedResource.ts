import fc from "fast-check";
import type { ResourceData } from "../resource/resourceData.ts";
import { hostileValue, oddText } from "./hostileValues.ts";

/** One change: at the place that `pick` falls on, the value stands; or it is added there under a key. */
interface Change {
    readonly pick: number;
    readonly key: string;
    readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record(
    {
        pick: fc.nat(),
        key: fc.oneof({ weight: 4, arbitrary: fc.constant("") }, { weight: 1, arbitrary: oddText }),
        value: hostileValue,
    },
    { noNullPrototype: true },
);

type Extras = Partial<Pick<ResourceData, "provider" | "external" | "importId" | "protect" | "outputs" | "parent">>;

const extras: fc.Arbitrary<Extras> = fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: hostileValue.map((inputs) => ({ provider: { inputs: inputs as object } })) },
    {
        weight: 1,
        arbitrary: hostileValue.map((tags) => ({ provider: { inputs: { defaultTags: tags, namespace: tags } } })),
    },
    { weight: 1, arbitrary: oddText.map((provider) => ({ provider })) },
    { weight: 1, arbitrary: fc.record({ external: fc.boolean(), importId: oddText }, { noNullPrototype: true }) },
    {
        weight: 1,
        arbitrary: hostileValue.map((value) => ({ outputs: { id: value, arn: value, tags: value, metadata: value } })),
    },
);

/**
 * A resource as no program should send it: one of the given ones with up to four places changed, now and then under
 * another type, or with properties that are hostile throughout.
 */
export function fuzzedResource(seeds: readonly ResourceData[], types: readonly string[]): fc.Arbitrary<ResourceData> {
    return fc
        .record({
            seed: fc.constantFrom(...seeds),
            changes: fc.array(change, { maxLength: 4 }),
            type: fc.option(fc.constantFrom(...types), { freq: 4 }),
            name: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: oddText }),
            edges: fc.option(
                fc.dictionary(
                    fc.constantFrom("metadata", "roleRef", "policy", "bucket", "vpcId"),
                    fc.array(fc.constantFrom(...seeds.map(({ urn }) => urn), "urn:nowhere"), { maxLength: 3 }),
                ),
                { freq: 6 },
            ),
            extras,
        })
        .map(({ seed, changes, type, name, edges, extras: more }) => ({
            ...seed,
            type: type ?? seed.type,
            name: name ?? seed.name,
            urn:
                name === undefined && type === null
                    ? seed.urn
                    : `urn:pulumi:dev::app::${type ?? seed.type}::${name ?? seed.name}`,
            ...(seed.inputs && { inputs: changed(seed.inputs, changes) }),
            ...(edges !== null && { propertyDependencies: edges }),
            ...more,
        }));
}

function changed(inputs: object, changes: readonly Change[]): object {
    const copy = structuredClone(inputs) as Record<string, unknown>;
    // Only what stood there before is changed: hostile values are shared, and must not come to hold themselves.
    const places = placesIn(copy);
    for (const { pick, key, value } of changes) {
        const place = places[pick % Math.max(places.length, 1)];
        if (key === "" && place !== undefined) {
            put(place.holder, place.key, value);
        } else {
            const holder = place?.inner ?? place?.holder ?? copy;
            put(holder, Array.isArray(holder) ? String(holder.length) : key, value);
        }
    }
    return copy;
}

/** An assignment would set the prototype where the key is called so. */
function put(holder: object, key: string, value: unknown): void {
    Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

interface Place {
    readonly holder: object;
    readonly key: string;
    /** What stands there, when it can hold something. */
    readonly inner: object | undefined;
}

function placesIn(holder: object): Place[] {
    return Object.entries(holder).flatMap(([key, value]: [string, unknown]) => {
        const inner = typeof value === "object" && value !== null ? value : undefined;
        return [{ holder, key, inner }, ...(inner === undefined ? [] : placesIn(inner))];
    });
}
