import assert from "node:assert/strict";
import fc from "fast-check";
import type { PlannedResource } from "../plan.ts";
import { arbitraryValue } from "../testdata/arbitraryValue.ts";
import { changesOf, comparePlans, resource, urnOf } from "../testdata/sides.ts";
import type { PlanObject } from "../values.ts";
import type { PropertyDifference, ResourceChange } from "./comparison.ts";

const types = [
    "test:index:Thing",
    "test:index:Unmodelled",
    "aws:s3/bucket:Bucket",
    "aws:ec2/subnet:Subnet",
    "test:index:Component",
];
const value = arbitraryValue((content) => content);

/** Programs of a few resources whose unknown values come from resources they have. */
const program: fc.Arbitrary<PlannedResource[]> = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...types), fc.constantFrom("a", "b", "c")), {
        selector: ([type, name]) => `${type} ${name}`,
        maxLength: 8,
    })
    .chain((chosen) =>
        fc.tuple(
            ...chosen.map(([type, name], index) =>
                fc
                    .record({ fixed: value, nested: value, plain: value, from: fc.subarray(chosen.slice(0, index)) })
                    .map(({ from, ...inputs }) => {
                        const urns = from.map(([type, name]) => urnOf(type, name));
                        return resource(type, name, {
                            custom: type !== "test:index:Component",
                            inputs: inputs as PlanObject,
                            propertyDependencies: { fixed: urns, nested: urns, plain: urns },
                        });
                    }),
            ),
        ),
    );

const mirroredKinds: Readonly<Record<string, string>> = {
    create: "delete",
    delete: "create",
    added: "removed",
    removed: "added",
};

function mirrored({ kind, urn, differences }: ResourceChange): object {
    return { kind: mirroredKinds[kind] ?? kind, urn, differences: differences.map(mirroredDifference) };
}

function mirroredDifference({ path, kind, old, new: now, secrecy }: PropertyDifference): object {
    return {
        path,
        kind: mirroredKinds[kind] ?? kind,
        old: now,
        new: old,
        secrecy: secrecy === undefined ? undefined : mirroredKinds[secrecy],
    };
}

function plain({ kind, urn, differences }: ResourceChange): object {
    return {
        kind,
        urn,
        differences: differences.map(({ path, kind, old, new: now, secrecy }) => ({
            path,
            kind,
            old,
            new: now,
            secrecy,
        })),
    };
}

describe("a comparison", () => {
    it("of a plan with itself is empty", () => {
        fc.assert(
            fc.property(program, (resources) => {
                const { stacks, dangers, summary } = comparePlans(resources, structuredCopy(resources));
                assert.deepEqual(stacks, [
                    { project: "shop", stack: "dev", presence: "both", changes: [], outputs: [], undecided: [] },
                ]);
                assert.deepEqual(dangers, []);
                assert.equal(
                    Object.values(summary.changes).reduce((sum, count) => sum + count, 0),
                    0,
                );
            }),
        );
    });

    it("the other way round is the mirror image", () => {
        fc.assert(
            fc.property(program, program, (one, other) => {
                const there = changesOf(comparePlans(one, other)).map(plain);
                const back = changesOf(comparePlans(other, one)).map(mirrored);
                assert.deepEqual(back, there);
            }),
        );
    });

    it("does not depend on the order of registration", () => {
        const shuffled = program.chain((resources) =>
            fc.tuple(fc.constant(resources), fc.shuffledSubarray(resources, { minLength: resources.length })),
        );
        fc.assert(
            fc.property(shuffled, shuffled, ([one, oneShuffled], [other, otherShuffled]) => {
                assert.deepEqual(comparePlans(oneShuffled, otherShuffled), comparePlans(one, other));
            }),
        );
    });

    it("finds what is on one side only, and nothing of what is equal on both", () => {
        fc.assert(
            fc.property(program, program, (one, other) => {
                const changes = changesOf(comparePlans(one, other));
                const [before, after] = [one, other].map((side) => new Set(side.map(({ urn }) => urn))) as [
                    Set<string>,
                    Set<string>,
                ];
                const ofKind = (kind: string) => changes.filter((change) => change.kind === kind).map(({ urn }) => urn);
                assert.deepEqual(ofKind("create"), [...after].filter((urn) => !before.has(urn)).sort());
                assert.deepEqual(ofKind("delete"), [...before].filter((urn) => !after.has(urn)).sort());
            }),
        );
    });
});

/** Another plan of the same program: equal, and no object of it the same. */
function structuredCopy(resources: readonly PlannedResource[]): PlannedResource[] {
    return resources.map((one) => ({ ...one, inputs: { ...one.inputs } }));
}
