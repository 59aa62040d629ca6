import assert from "node:assert/strict";
import { Secret, unknown } from "@plinth/plan";
import { Programs } from "../testdata/programs.ts";
import { type Ran, run } from "../testdata/run.ts";

// What is asserted here is what the real engine (3.260) did with the same calls, run against a simulated provider.
const program = `
class Box extends pulumi.CustomResource {
    constructor(name, args = {}, opts = {}) { super("test:index:Box", name, { computed: undefined, ...args }, opts); }
}
class Group extends pulumi.ComponentResource {
    constructor(name, opts) { super("shop:index:Group", name, {}, opts); }
}
class TestProvider extends pulumi.ProviderResource {
    constructor(name) { super("test", name, {}); }
}
const adding = (name) => ({ props, opts }) => ({ props: { ...props, order: [...(props.order ?? []), name] }, opts });

export default async () => {
    await pulumi.runtime.registerResourceTransform((args) => args.type === "test:index:Box" ? adding("stack")(args) : undefined);
    await pulumi.runtime.registerInvokeTransform(({ token, args }) => token === "test:index:find" ? { args: { ...args, added: true }, opts: {} } : undefined);

    const source = new Box("source", { a: 1 });
    const other = new Box("other");
    const provider = new TestProvider("provider");

    const outer = new Group("outer", { transforms: [adding("outer")] });
    const inner = new Group("inner", { parent: outer, transforms: [adding("inner 1"), adding("inner 2")] });
    new Box("ordered", {}, { parent: inner, transforms: [adding("own 1"), adding("own 2")] });

    new Box("values", { map: { secret: pulumi.secret("hunter2"), plain: 1 }, late: source.computed, box: source });

    new Box("own", { late: source.computed, moved: other.computed, gone: 1 }, {
        transforms: [({ props: { moved, gone, ...props }, opts }) => ({
            props: { ...props, here: moved },
            opts: { ...opts, dependsOn: [other], protect: true, provider, ignoreChanges: ["a"], deleteBeforeReplace: true },
        })],
    });
    const dependent = new Group("dependent", {
        transforms: [({ props, opts }) => ({ props: { ...props, extra: 1 }, opts: { ...opts, dependsOn: [other], retainOnDelete: true } })],
    });
    new Box("child", { late: source.computed }, { parent: dependent });

    new Box("untouched", {}, { transforms: [() => undefined] });
    const found = await pulumi.runtime.invoke("test:index:find", { name: "a" });
    return { found };
};`;

describe("transforms", () => {
    const programs = new Programs();
    let ran: Ran;
    before(async () => {
        const answers = {
            invokes: [{ tok: "test:index:find", args: { name: "a", added: true }, result: { id: "x" } }],
        };
        ran = await run(programs.write("transforms", program), { answers });
        assert.deepEqual(ran.said("error"), []);
    });
    after(() => programs.remove());

    it("run in order: the resource's, its parents' from the inside out, the stack's", () => {
        assert.deepEqual(ran.resource("ordered").inputs["order"], [
            "own 1",
            "own 2",
            "inner 1",
            "inner 2",
            "outer",
            "stack",
        ]);
    });

    it("leave secrets where they are, unknowns unknown, and what they do not touch", () => {
        const { map, late } = ran.resource("values").inputs;
        assert.deepEqual(map, { secret: new Secret("hunter2"), plain: 1 });
        assert.equal(late, unknown);
        assert.deepEqual(ran.resource("untouched").inputs, { order: ["stack"] });
    });

    it("receive a resource as its URN where the program's SDK knows no class for its type", () => {
        assert.equal(ran.resource("values").inputs["box"], ran.resource("source").urn);
    });

    it("of the resource make its dependencies anew: the Node SDK returns values without theirs, dependsOn stays", () => {
        const { inputs, propertyDependencies, dependencies } = ran.resource("own");
        assert.deepEqual(Object.keys(inputs).sort(), ["here", "late", "order"]);
        assert.equal(inputs["here"], unknown);
        assert.deepEqual(propertyDependencies, { here: [], late: [], order: [] });
        assert.deepEqual(ran.names(dependencies), ["other"]);
    });

    it("change options", () => {
        const { options, provider, protect } = ran.resource("own");
        const { ignoreChanges, deleteBeforeReplace } = options;
        assert.deepEqual({ ignoreChanges, deleteBeforeReplace }, { ignoreChanges: ["a"], deleteBeforeReplace: true });
        assert.equal(protect, true);
        assert.match(provider ?? "", /pulumi:providers:test::provider::/);
    });

    it("of a parent change values and options, but a dependsOn they add is ignored", () => {
        const { inputs, options, dependencies, propertyDependencies } = ran.resource("child");
        assert.equal(inputs["extra"], 1);
        assert.equal(options.retainOnDelete, true);
        assert.deepEqual(ran.names(dependencies), ["source"]);
        const byProperty = Object.entries(propertyDependencies).map(([key, urns]) => [key, ran.names(urns)]);
        assert.deepEqual(Object.fromEntries(byProperty), { late: ["source"], extra: [], order: [] });
    });

    it("of invokes change the arguments", () => {
        assert.deepEqual(ran.plan.outputs["found"], { id: "x" });
    });

    it("that throw fail the program with what they said", async () => {
        const code = `
            class Box extends pulumi.CustomResource {
                constructor(name, opts) { super("test:index:Box", name, {}, opts); }
            }
            new Box("a", { transforms: [() => { throw new Error("a broken transform"); }] });`;
        const failed = await run(programs.write("broken", code));
        assert.equal(failed.result.failed, true);
        assert.match(failed.said("error").join("\\n"), /a broken transform/);
    });
});
