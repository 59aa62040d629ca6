import { PlanArchive, PlanAsset, type PlanObject, type PlanValue, ResourceReference, Secret, unknown } from "@plinth/plan";
import fc from "fast-check";

// A JavaScript object of a protobuf struct cannot hold this key: assigning it sets a prototype.
const key = fc.oneof(fc.string(), fc.constantFrom("a.b", "$secret", "value", "4dabf")).filter((name) => name !== "__proto__");
const hash = fc.option(fc.stringMatching(/^[0-9a-f]{64}$/), { nil: undefined });
const source = fc.string({ minLength: 1, maxLength: 20 });

const asset = fc
    .tuple(
        fc.oneof(
            fc.string().map((text) => ({ text })),
            source.map((path) => ({ path })),
            source.map((uri) => ({ uri })),
        ),
        hash,
    )
    .map(([from, hash]) => new PlanAsset(from, hash));

const { archive } = fc.letrec<{ archive: PlanArchive }>((tie) => ({
    archive: fc
        .tuple(
            fc.oneof(
                { maxDepth: 2 },
                source.map((path) => ({ path })),
                source.map((uri) => ({ uri })),
                fc
                    .dictionary(key, fc.oneof({ maxDepth: 2 }, asset, tie("archive")), { noNullPrototype: true })
                    .map((assets) => ({ assets })),
            ),
            hash,
        )
        .map(([from, hash]) => new PlanArchive(from, hash)),
}));

const reference = fc
    .tuple(fc.string(), fc.oneof(fc.constant(undefined), fc.constant(unknown), source))
    .map(([urn, id]) => new ResourceReference(urn, id));

/** Any value that can stand on the wire. */
export const { value: arbitraryValue } = fc.letrec<{ value: PlanValue }>((tie) => ({
    value: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constant(null),
        fc.boolean(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string(),
        fc.constant(unknown),
        asset,
        archive,
        reference,
        fc.array(tie("value")),
        fc.dictionary(key, tie("value"), { noNullPrototype: true }),
        tie("value").map((content) => new Secret(content)),
    ),
}));

export const arbitraryObject: fc.Arbitrary<PlanObject> = fc.dictionary(key, arbitraryValue, { noNullPrototype: true });
