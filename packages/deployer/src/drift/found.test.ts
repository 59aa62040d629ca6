import assert from "node:assert/strict";
import { foundIn } from "./found.ts";
import { readState as state, settled, updated } from "../fake/lookingEngine.ts";

const VPC = "aws:ec2/vpc:Vpc";

describe("what a refresh finds", () => {
    it("is each property that the provider names, with its value on either side", () => {
        const [found] = foundIn([
            updated(
                VPC,
                "vpc",
                state({ tags: { Name: "vpc" }, enableDnsSupport: true }),
                state({ tags: { Name: "vpc", Owner: "me" }, enableDnsSupport: false }),
                ["tags.Owner", "enableDnsSupport"],
            ),
        ]).drift;
        assert.deepEqual(found?.differences, [
            { path: "enableDnsSupport", inState: true, inCloud: false },
            { path: "tags.Owner", inState: undefined, inCloud: "me" },
        ]);
    });

    it("tells tags once, and those of the provider where they alone differ", () => {
        const tags = state({ tags: { Owner: "me" } }, { outputs: { tagsAll: { Owner: "me", Project: "x" } } });
        const [both] = foundIn([updated(VPC, "vpc", state({}), tags, ["tags.Owner", "tagsAll.Owner"])]).drift;
        assert.deepEqual(
            both?.differences.map(({ path }) => path),
            ["tags.Owner"],
        );
        const [alone] = foundIn([updated(VPC, "vpc", state({}), tags, ["tagsAll.Project"])]).drift;
        assert.deepEqual(alone?.differences, [{ path: "tagsAll.Project", inState: undefined, inCloud: "x" }]);
    });

    it("takes values of outputs where those of inputs are alike", () => {
        const one = state({ policy: "p" }, { outputs: { policy: "a" } });
        const other = state({ policy: "p" }, { outputs: { policy: "b" } });
        const [found] = foundIn([updated(VPC, "vpc", one, other, ["policy"])]).drift;
        assert.deepEqual(found?.differences, [{ path: "policy", inState: "a", inCloud: "b" }]);
    });

    it("takes what the cloud had made of a property that nobody sends", () => {
        const one = state({}, { outputs: { retentionInDays: 0 } });
        const other = state({ retentionInDays: 7 }, { outputs: { retentionInDays: 7 } });
        const [found] = foundIn([updated(VPC, "logs", one, other, ["retentionInDays"])]).drift;
        assert.deepEqual(found?.differences, [{ path: "retentionInDays", inState: 0, inCloud: 7 }]);
    });

    it("says of a property that putting it back replaces the resource", () => {
        const step = updated(VPC, "vpc", state({ a: 1, b: 1 }), state({ a: 2, b: 2 }), ["a", "b"]);
        const [found] = foundIn([{ ...step, keys: ["b"] }]).drift;
        assert.deepEqual(
            found?.differences.map(({ replaces }) => replaces),
            [undefined, true],
        );
    });

    it("compares by itself where the provider names no property", () => {
        const [found] = foundIn([
            updated(
                VPC,
                "vpc",
                state({ size: 1, __defaults: [], same: { a: 1, b: [2] } }),
                state({ size: 2, same: { b: [2], a: 1 } }),
            ),
        ]).drift;
        assert.deepEqual(found?.differences, [{ path: "size", inState: 1, inCloud: 2 }]);
    });

    it("is each output of another stack that changed, which its reference reads as one property", () => {
        const outputs = (x: number): Record<string, unknown> => ({ name: "o/a/dev", outputs: { x, "y.z": [x] } });
        const read = (x: number): ReturnType<typeof state> => state({}, { external: true, outputs: outputs(x) });
        const [found] = foundIn([updated("pulumi:pulumi:StackReference", "o/a/dev", read(1), read(2))]).drift;
        assert.deepEqual(found?.differences, [
            { path: "outputs.x", inState: 1, inCloud: 2 },
            { path: 'outputs["y.z"]', inState: [1], inCloud: [2] },
        ]);
    });

    it("is a resource that is gone, with no properties", () => {
        const { drift, read } = foundIn([
            settled("delete", VPC, "vpc", state({})),
            settled("same", VPC, "other", state({})),
        ]);
        assert.deepEqual(
            drift.map(({ kind, differences }) => [kind, differences]),
            [["deleted", []]],
        );
        assert.deepEqual(
            read.map((one) => one.inCloud === undefined),
            [true, false],
        );
    });

    it("leaves out components, providers, and what only waits to be deleted", () => {
        const old = state({ a: 1 });
        const { read } = foundIn([
            updated("plinth:network:Network", "network", { ...old, custom: false }, old, ["a"]),
            updated("pulumi:providers:aws", "aws", old, old, ["a"]),
            updated(VPC, "vpc", { ...old, delete: true }, old, ["a"]),
        ]);
        assert.deepEqual(read, []);
    });
});
