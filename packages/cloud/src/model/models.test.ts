import assert from "node:assert/strict";
import fc from "fast-check";
import { factsOf } from "../facts/facts.ts";
import type { ProviderTarget } from "../values/target.ts";
import { autonamed } from "./autoname.ts";
import { type Computed, computedOutputs } from "./computed.ts";
import { modelledTypes, modelOf } from "./registry.ts";

const target: ProviderTarget = {
    account: "222222222222",
    region: "eu-west-1",
    partition: "aws",
    defaultTags: {},
    assumed: [],
};

function compute(type: string, inputs: Record<string, unknown>, seed?: string): Computed {
    const urn = `urn:pulumi:dev::shop::${type}::some`;
    return computedOutputs(type, { urn, inputs, target, ...(seed === undefined ? {} : { seed }) });
}

/** Inputs of a type with values of any kind, right or wrong. */
function inputsOf(type: string): fc.Arbitrary<Record<string, unknown>> {
    const value = fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.integer({ min: -1, max: 40 }),
        fc.boolean(),
        fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
        fc.constant({ enabled: true }),
    );
    const names = factsOf(type)?.inputs ?? [];
    return fc.dictionary(fc.constantFrom(...names), value, { maxKeys: names.length });
}

describe("models of resource types", () => {
    for (const type of modelledTypes()) {
        it(`make the same ${type} of the same inputs, with an id and outputs it has`, () => {
            const { inputs = [], computed = {} } = factsOf(type) ?? {};
            fc.assert(
                fc.property(inputsOf(type), (given) => {
                    const made = compute(type, given);
                    assert.deepEqual(compute(type, given), made);
                    assert.ok(made.id.length > 0);
                    const strangers = Object.keys(made.outputs).filter(
                        (name) => !inputs.includes(name) && !(name in computed),
                    );
                    assert.deepEqual(strangers, []);
                    assert.doesNotMatch(JSON.stringify([made.id, made.outputs]), /undefined|NaN|\[object/);
                }),
                { numRuns: 20 },
            );
        });
    }

    it("make up other values for another seed, and keep what follows from inputs", () => {
        const [one, other] = ["1", "2"].map((seed) =>
            compute("aws:rds/instance:Instance", { identifier: "orders" }, seed),
        );
        assert.notEqual(one?.id, other?.id);
        assert.equal(one?.outputs.arn, other?.outputs.arn);
    });

    it("draw random texts of the length and the characters asked for", () => {
        fc.assert(
            fc.property(fc.integer({ min: 4, max: 60 }), fc.boolean(), fc.boolean(), (length, special, upper) => {
                const type = "random:index/randomPassword:RandomPassword";
                const { outputs } = compute(type, { length, special, upper });
                const text = String(outputs.result);
                assert.equal(text.length, length);
                if (!special) assert.match(text, /^[A-Za-z0-9]+$/);
                if (!upper) assert.doesNotMatch(text, /[A-Z]/);
            }),
        );
    });

    it("draw a random number from its range, both ends included", () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), (min, more) => {
                const { outputs } = compute("random:index/randomInteger:RandomInteger", { min, max: min + more });
                assert.ok(Number(outputs.result) >= min && Number(outputs.result) <= min + more);
            }),
        );
    });

    it("shuffle a list without losing any of it", () => {
        const inputs = ["a", "b", "c", "d"];
        const { outputs } = compute("random:index/randomShuffle:RandomShuffle", { inputs });
        assert.deepEqual([...(outputs.results as string[])].sort(), inputs);
    });
});

describe("outputs that no model knows", () => {
    it("are there all the same, of the right kind", () => {
        const { outputs, basis, generic } = compute("aws:glue/job:Job", { roleArn: "arn:aws:iam::1:role/glue" });
        assert.equal(basis, "generic");
        assert.match(String(outputs.arn), /^arn:aws:glue:eu-west-1:222222222222:some-[0-9a-f]{7}$/);
        assert.deepEqual(outputs.tagsAll, {});
        assert.deepEqual([...generic].sort(), Object.keys(outputs).sort());
    });

    it("complete those that a model makes up, and are told from them", () => {
        const { outputs, generic } = compute("aws:rds/instance:Instance", { identifier: "orders" });
        assert.match(String(outputs.upgradeRolloutOrder), /^upgradeRolloutOrder-[0-9a-f]{8}$/);
        assert.deepEqual(outputs.listenerEndpoints, []);
        assert.ok(generic.includes("listenerEndpoints") && !generic.includes("endpoint"));
    });

    it("leave no computed property of any type unsaid", () => {
        for (const type of [...modelledTypes(), "aws:glue/job:Job"]) {
            const { outputs } = compute(type, {});
            const unsaid = Object.keys(factsOf(type)?.computed ?? {}).filter((name) => !(name in outputs));
            assert.deepEqual([type, unsaid], [type, []]);
        }
    });
});

describe("autonames", () => {
    it("end with .fifo where the queue is one", () => {
        const rule = modelOf("aws:sqs/queue:Queue")?.autoname;
        assert.ok(rule !== undefined);
        const urn = "urn:pulumi:dev::shop::aws:sqs/queue:Queue::orders";
        assert.match(autonamed(rule, { urn }), /^orders-[0-9a-f]{7}$/);
        assert.match(autonamed(rule, { urn, inputs: { fifoQueue: true } }), /^orders-[0-9a-f]{7}\.fifo$/);
    });

    it("are the logical name alone for a file in a bucket", () => {
        const { id } = compute("aws:s3/bucketObject:BucketObject", { bucket: "site" });
        assert.equal(id, "some");
    });
});
