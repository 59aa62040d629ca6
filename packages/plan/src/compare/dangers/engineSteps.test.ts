import assert from "node:assert/strict";
import { dangersOfSteps, type EngineStep, type StepState } from "./engineSteps.ts";

const URN = "urn:pulumi:dev::plinth-database::aws:rds/instance:Instance::orders";
const state = (inputs: Record<string, unknown> = {}, more: Partial<StepState> = {}): StepState => ({
    custom: true,
    inputs,
    outputs: {},
    ...more,
});
const step = (op: string, more: Partial<EngineStep> = {}): EngineStep => ({
    op,
    urn: URN,
    type: "aws:rds/instance:Instance",
    keys: [],
    diffs: [],
    ...more,
});
const none = { allowed: new Set<string>() };

describe("dangers in the engine's steps", () => {
    it("refuse a replacement of what holds data, with the property that makes the engine replace it", () => {
        const replaced = { old: state({ storageEncrypted: true }), new: state({ storageEncrypted: true }) };
        const dangers = dangersOfSteps(
            [
                step("create-replacement", { ...replaced, keys: ["identifier"] }),
                step("replace", replaced),
                step("delete-replaced", { old: replaced.old }),
            ],
            none,
        );
        assert.deepEqual(
            dangers.map(({ kind, refused, what }) => [kind, refused, what]),
            [["dataLoss", true, "replaces a database: identifier changes"]],
        );
    });

    it("refuse a deletion until it is allowed by name", () => {
        const deleted = [step("delete", { old: state() })];
        assert.equal(dangersOfSteps(deleted, none).filter(({ refused }) => refused === true).length, 1);
        const [allowed] = dangersOfSteps(deleted, { allowed: new Set([URN]) });
        assert.deepEqual([allowed?.kind, allowed?.refused, allowed?.allowed], ["dataLoss", undefined, true]);
    });

    it("say nothing of what is kept when it is deleted from the state, is new, or stays", () => {
        assert.deepEqual(dangersOfSteps([step("delete", { old: state({}, { retainOnDelete: true }) })], none), []);
        assert.deepEqual(dangersOfSteps([step("create", { new: state() }), step("same")], none), []);
    });

    it("name protection that goes, without refusing it", () => {
        const [danger] = dangersOfSteps(
            [step("update", { old: state({ deletionProtection: true }), new: state({ deletionProtection: false }) })],
            none,
        );
        assert.deepEqual(
            [danger?.kind, danger?.property, danger?.refused],
            ["lostProtection", "deletionProtection", undefined],
        );
    });

    it("read secrets and unknowns as what they are, not as values", () => {
        const secret = {
            "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
            ciphertext: "[secret]",
        };
        const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        const dangers = dangersOfSteps(
            [step("update", { old: state({ password: secret }), new: state({ deletionProtection: unknown }) })],
            none,
        );
        assert.deepEqual(dangers, []);
    });

    it("pass on what the cloud refuses of a change in place", () => {
        const changed = step("update", { old: state({ engine: "16" }), new: state({ engine: "15" }) });
        const refusedChange = () => [{ property: "engine", message: "no way back", source: "test" }];
        const [danger] = dangersOfSteps([changed], { ...none, refusedChange });
        assert.equal(danger?.what, "AWS refuses it: no way back");
    });
});
