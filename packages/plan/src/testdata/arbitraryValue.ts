import fc from "fast-check";
import { PlanArchive, PlanAsset, type PlanValue, ResourceReference, Secret, unknown } from "../values.ts";

/** Keys as people write them, and those that a careless encoding would take for something else. */
const key = fc.oneof(
    fc.string(),
    fc.constantFrom("$unknown", "$secret", "$$secret", "$asset", "$archive", "$resource", "$", "$$", "__proto__", "a.b"),
);

const hash = fc.option(fc.stringMatching(/^[0-9a-f]{64}$/), { nil: undefined });
const text = fc.string({ maxLength: 20 });

const asset = fc
    .tuple(
        fc.oneof(
            fc.record({ text }, { noNullPrototype: true }),
            fc.record({ path: text }, { noNullPrototype: true }),
            fc.record({ uri: text }, { noNullPrototype: true }),
        ),
        hash,
    )
    .map(([source, hash]) => new PlanAsset(source, hash));

const { archive } = fc.letrec<{ archive: PlanArchive }>((tie) => ({
    archive: fc
        .tuple(
            fc.oneof(
                { maxDepth: 2 },
                fc.record({ path: text }, { noNullPrototype: true }),
                fc.record({ uri: text }, { noNullPrototype: true }),
                fc.record(
                    { assets: fc.dictionary(text, fc.oneof({ maxDepth: 2 }, asset, tie("archive")), { noNullPrototype: true }) },
                    { noNullPrototype: true },
                ),
            ),
            hash,
        )
        .map(([source, hash]) => new PlanArchive(source, hash)),
}));

/** Any value of a plan; secrets hold what `secret` gives. */
export function arbitraryValue(secret: (content: fc.Arbitrary<PlanValue>) => fc.Arbitrary<PlanValue>): fc.Arbitrary<PlanValue> {
    return fc.letrec<{ value: PlanValue }>((tie) => ({
        value: fc.oneof(
            { depthSize: "small", withCrossShrink: true },
            fc.constant(null),
            fc.boolean(),
            fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
            fc.string(),
            fc.constant(unknown),
            asset,
            archive,
            fc.string().map((urn) => new ResourceReference(urn)),
            fc.array(tie("value")),
            fc.dictionary(key, tie("value"), { noNullPrototype: true }),
            secret(tie("value")).map((content) => new Secret(content)),
        ),
    })).value;
}
