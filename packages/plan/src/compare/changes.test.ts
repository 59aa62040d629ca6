import assert from "node:assert/strict";
import {
    changesOf,
    comparePlans,
    compareStacks,
    onlyChange,
    resource,
    stack,
    STACK,
    urnOf,
} from "../testdata/sides.ts";
import { PlanAsset, ResourceReference, Secret, unknown } from "../values.ts";

const THING = "test:index:Thing";
const thing = (name: string, inputs = {}, more = {}) => resource(THING, name, { inputs, ...more });
const kinds = (comparison: ReturnType<typeof comparePlans>) =>
    Object.fromEntries(changesOf(comparison).map(({ name, kind }) => [name, kind]));
const SECRET = "s3cret-canary";

describe("a comparison names", () => {
    it("what is created, deleted, read, no longer read and imported", () => {
        const old = [thing("gone"), resource("aws:ec2/vpc:Vpc", "looked-up", { read: true })];
        const now = [
            thing("new"),
            thing("adopted", {}, { options: { import: "t-1" } }),
            resource("aws:ec2/vpc:Vpc", "found", { read: true }),
        ];
        assert.deepEqual(kinds(comparePlans(old, now)), {
            adopted: "import",
            found: "read",
            gone: "delete",
            "looked-up": "discard",
            new: "create",
        });
    });

    it("what is deleted from the state only", () => {
        const change = onlyChange(comparePlans([thing("kept", {}, { options: { retainOnDelete: true } })], []));
        assert.equal(change.kind, "delete");
        assert.equal(change.retained, true);
    });

    it("each property that is added, removed or changed, by its path and both values", () => {
        const old = thing("a", { same: 1, size: 1, gone: "x", nested: { "x.y": [{ port: 1 }, { port: 2 }] } });
        const now = thing("a", { same: 1, size: 2, fresh: true, nested: { "x.y": [{ port: 1 }, { port: 3 }] } });
        const change = onlyChange(comparePlans([old], [now]));
        assert.equal(change.kind, "update");
        assert.deepEqual(change.differences, [
            { path: "fresh", kind: "added", new: true },
            { path: "gone", kind: "removed", old: "x" },
            { path: 'nested["x.y"][1].port', kind: "changed", old: 2, new: 3 },
            { path: "size", kind: "changed", old: 1, new: 2 },
        ]);
    });

    it("replaces, with the property that causes them", () => {
        const change = onlyChange(
            comparePlans(
                [thing("a", { list: [{ fixed: 1 }], free: 1 })],
                [thing("a", { list: [{ fixed: 2 }], free: 2 })],
            ),
        );
        assert.equal(change.kind, "replace");
        assert.deepEqual(change.replacedBy, [{ kind: "property", path: "list[0].fixed" }]);
    });

    it("replaces that the program asks for, and not those that it ignores", () => {
        const with_ = (fixed: number, free: number, options = {}) => thing("a", { fixed, free }, { options });
        const asked = onlyChange(comparePlans([with_(1, 1)], [with_(1, 2, { replaceOnChanges: ["*"] })]));
        assert.deepEqual([asked.kind, asked.replacedBy], ["replace", [{ kind: "replaceOnChanges", path: "free" }]]);
        const ignored = onlyChange(comparePlans([with_(1, 1)], [with_(2, 2, { ignoreChanges: ["fixed"] })]));
        assert.deepEqual([ignored.kind, ignored.ignored, ignored.replacedBy], ["update", ["fixed"], []]);
        assert.deepEqual(
            changesOf(comparePlans([with_(1, 1, { ignoreChanges: ["*"] })], [with_(2, 2, { ignoreChanges: ["*"] })])),
            [],
        );
    });

    it("a type that no model knows as neither update nor replace", () => {
        const of = (size: number) => resource("other:index:Thing", "a", { inputs: { size } });
        assert.equal(onlyChange(comparePlans([of(1)], [of(2)])).kind, "updateOrReplace");
    });

    it("a component's new inputs as an update, which touches no cloud", () => {
        const of = (size: number) => resource("shop:index:Component", "a", { custom: false, inputs: { size } });
        assert.equal(onlyChange(comparePlans([of(1)], [of(2)])).kind, "update");
    });

    it("what follows from a replaced resource, through everything that is known after deployment", () => {
        const vpc = (cidrBlock: string) => resource("aws:ec2/vpc:Vpc", "net", { inputs: { cidrBlock } });
        const from = (urn: string) => ({ vpcId: [urn] });
        const subnet = resource("aws:ec2/subnet:Subnet", "a", {
            inputs: { vpcId: unknown },
            propertyDependencies: from(urnOf("aws:ec2/vpc:Vpc", "net")),
        });
        const below = thing("below", { free: unknown }, { propertyDependencies: { free: [subnet.urn] } });
        const changes = changesOf(
            comparePlans([vpc("10.0.0.0/16"), subnet, below], [vpc("10.1.0.0/16"), subnet, below]),
        );
        assert.deepEqual(
            changes.map(({ name, kind, replacedBy }) => [name, kind, replacedBy.map(({ path }) => path)]),
            [
                ["a", "replace", ["vpcId"]],
                ["net", "replace", ["cidrBlock"]],
                ["below", "update", []],
            ],
        );
        assert.deepEqual(changes[0]?.differences, [
            {
                path: "vpcId",
                kind: "changed",
                old: { $unknown: true },
                new: { $unknown: true },
                follows: [urnOf("aws:ec2/vpc:Vpc", "net")],
            },
        ]);
    });

    it("a value that comes from another resource now, though neither is known", () => {
        const of = (from: string) =>
            thing("a", { free: unknown }, { propertyDependencies: { free: [urnOf(THING, from)] } });
        const both = [thing("one"), thing("two")];
        assert.equal(onlyChange(comparePlans([...both, of("one")], [...both, of("two")])).kind, "update");
    });

    it("secrets that changed, and never their values", () => {
        const of = (value: string) =>
            thing("a", { free: new Secret(value), plain: { deep: [new Secret({ [value]: value })] } });
        const comparison = comparePlans([of(SECRET)], [of(`${SECRET}-2`)]);
        assert.deepEqual(onlyChange(comparison).differences, [
            { path: "free", kind: "changed", old: { $secret: true }, new: { $secret: true } },
            { path: "plain.deep[0]", kind: "changed", old: { $secret: true }, new: { $secret: true } },
        ]);
        assert.equal(JSON.stringify(comparison).includes(SECRET), false);
        assert.deepEqual(changesOf(comparePlans([of(SECRET)], [of(SECRET)])), []);
    });

    it("a value that is no longer secret, without showing it", () => {
        const comparison = comparePlans([thing("a", { free: new Secret(SECRET) })], [thing("a", { free: SECRET })]);
        assert.deepEqual(onlyChange(comparison).differences[0]?.secrecy, "removed");
        assert.deepEqual(
            comparison.dangers.map(({ kind, what }) => [kind, what]),
            [["exposure", "free is no longer a secret"]],
        );
        assert.equal(JSON.stringify(comparison).includes(SECRET), false);
    });

    it("a secret that is added inside a list as one difference, and not its shape", () => {
        const comparison = comparePlans(
            [thing("a", { free: [1] })],
            [thing("a", { free: [1, new Secret({ password: SECRET })] })],
        );
        assert.deepEqual(onlyChange(comparison).differences, [
            { path: "free[1]", kind: "added", new: { $secret: true } },
        ]);
    });

    it("documents of JSON by what they say, and assets by what they hold", () => {
        const of = (document: string, hash: string) =>
            thing("a", { document, code: new PlanAsset({ path: "<project>/a" }, hash) });
        assert.deepEqual(changesOf(comparePlans([of('{"a":1,"b":[2]}', "1")], [of('{ "b": [2], "a": 1 }', "1")])), []);
        const paths = onlyChange(comparePlans([of('{"a":1}', "1")], [of('{"a":2}', "2")])).differences.map(
            ({ path }) => path,
        );
        assert.deepEqual(paths, ["code", "document"]);
    });

    it("entries in another order as such: a set does not mind", () => {
        const change = onlyChange(comparePlans([thing("a", { free: ["x", "y"] })], [thing("a", { free: ["y", "x"] })]));
        assert.deepEqual(
            change.differences.map(({ path, kind }) => [path, kind]),
            [["free", "reordered"]],
        );
    });

    it("entries in another order even where their keys are, and not as a replacement for sure", () => {
        const list = (...entries: object[]) => thing("a", { fixed: entries });
        const change = onlyChange(comparePlans([list({ a: 1, b: 2 }, { c: 1 })], [list({ c: 1 }, { b: 2, a: 1 })]));
        assert.deepEqual(
            [change.kind, change.replacedBy, change.differences.map(({ kind }) => kind)],
            ["updateOrReplace", [], ["reordered"]],
        );
    });

    it("what comes from a resource that may be replaced as not decided", () => {
        const source = (size: number) => resource("other:index:Thing", "source", { inputs: { size } });
        const user = thing(
            "user",
            { fixed: unknown },
            { propertyDependencies: { fixed: [urnOf("other:index:Thing", "source")] } },
        );
        const comparison = comparePlans([source(1), user], [source(2), user]);
        assert.deepEqual(kinds(comparison), { source: "updateOrReplace" });
        assert.deepEqual(comparison.stacks[0]?.undecided, [{ urn: user.urn, path: "fixed" }]);
    });

    it("references by the resource they lead to", () => {
        const of = (name: string) => thing("a", { free: new ResourceReference(urnOf(THING, name), unknown) });
        assert.equal(onlyChange(comparePlans([of("one")], [of("two")])).kind, "update");
        assert.deepEqual(changesOf(comparePlans([of("one")], [of("one")])), []);
    });

    it("options that changed, and moves to another parent", () => {
        const old = thing(
            "a",
            {},
            {
                options: {
                    protect: true,
                    retainOnDelete: true,
                    deletedWith: urnOf(THING, "b"),
                    ignoreChanges: ["x", "y"],
                },
            },
        );
        const now = thing(
            "a",
            {},
            { parent: urnOf(THING, "b"), options: { ignoreChanges: ["y", "x"], customTimeouts: { create: "5m" } } },
        );
        const change = onlyChange(comparePlans([old, thing("b")], [now, thing("b")]));
        assert.equal(change.kind, "settings");
        assert.deepEqual(change.options, [
            { option: "protect", old: true },
            { option: "retainOnDelete", old: true },
            { option: "deletedWith", old: urnOf(THING, "b") },
            { option: "customTimeouts", new: { create: "5m" } },
            { option: "parent", new: urnOf(THING, "b") },
        ]);
    });

    it("stacks that are new, gone, and outputs that changed", () => {
        const other = { ...stack([thing("a")]), project: "other" };
        const { stacks } = compareStacks(
            [stack([], { kept: 1, gone: 2 })],
            [stack([], { kept: 1, fresh: unknown }), other],
        );
        assert.deepEqual(
            stacks.map(({ project, presence, changes }) => [project, presence, changes.length]),
            [
                ["other", "added", 1],
                ["shop", "both", 0],
            ],
        );
        assert.deepEqual(stacks[1]?.outputs, [
            { path: "fresh", kind: "added", new: { $unknown: true } },
            { path: "gone", kind: "removed", old: 2 },
        ]);
        assert.equal(compareStacks([other], [stack([])]).stacks[0]?.presence, "removed");
        assert.equal(STACK.includes("shop-dev"), true);
    });
});
