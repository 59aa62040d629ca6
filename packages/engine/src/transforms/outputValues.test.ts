import assert from "node:assert/strict";
import { OUTPUT, RESOURCE, SECRET, SIGNATURE, UNKNOWN } from "@plinth/plan/markers";
import { asOutputValues, dependenciesOf, withDependencies } from "./outputValues.ts";

const output = (fields: object): { [key: string]: never } => ({ [SIGNATURE]: OUTPUT, ...fields }) as never;

describe("values for transforms", () => {
    it("are output values where they are unknown or secret, at any depth", () => {
        assert.deepEqual(asOutputValues({ a: [UNKNOWN, 1, null], b: { [SIGNATURE]: SECRET, value: "x" } }), {
            a: [output({}), 1, null],
            b: output({ value: "x", secret: true }),
        });
    });

    it("stay both where they are a secret unknown", () => {
        assert.deepEqual(asOutputValues({ [SIGNATURE]: SECRET, value: UNKNOWN }), output({ secret: true }));
    });

    it("keep output values, and look into them", () => {
        assert.deepEqual(
            asOutputValues(output({ value: [UNKNOWN], dependencies: ["urn"] })),
            output({ value: [output({})], dependencies: ["urn"] }),
        );
        assert.deepEqual(asOutputValues(output({ dependencies: ["urn"] })), output({ dependencies: ["urn"] }));
    });

    it("name resources without an id yet by an empty one", () => {
        const reference = (id: string) => ({ [SIGNATURE]: RESOURCE, urn: "urn", id });
        assert.deepEqual(asOutputValues(reference(UNKNOWN)), reference(""));
        assert.deepEqual(asOutputValues(reference("i-1")), reference("i-1"));
    });
});

describe("withDependencies", () => {
    const add = (value: Parameters<typeof asOutputValues>[0]) => withDependencies({ a: value }, () => ["x", "y"])["a"];

    it("gives a value the dependencies of its property", () => {
        assert.deepEqual(add(1), output({ value: 1, dependencies: ["x", "y"] }));
        assert.deepEqual(add(output({ secret: true })), output({ secret: true, dependencies: ["x", "y"] }));
    });

    it("keeps those it has, each once", () => {
        assert.deepEqual(
            add(output({ value: 1, dependencies: ["y", "z"] })),
            output({ value: 1, dependencies: ["y", "z", "x"] }),
        );
    });

    it("leaves a value alone whose property depends on nothing", () => {
        assert.deepEqual(
            withDependencies({ a: 1 }, () => []),
            { a: 1 },
        );
    });
});

describe("dependenciesOf", () => {
    it("finds those of every output value in a value", () => {
        const value = [
            { a: output({ value: output({ dependencies: ["x"] }), dependencies: ["y"] }) },
            output({}),
            null,
        ];
        assert.deepEqual([...dependenciesOf(value)].sort(), ["x", "y"]);
        assert.equal(dependenciesOf({ dependencies: ["x"] }).size, 0);
    });
});
