import assert from "node:assert/strict";
import { encodeObject, Secret, unknown } from "@plinth/plan";
import type { Answers } from "./answers/answers.ts";
import { Programs } from "./testdata/programs.ts";
import { type Ran, run } from "./testdata/run.ts";

const program = `
class Box extends pulumi.CustomResource {
    constructor(name, args = {}, opts = {}) { super("test:index:Box", name, { computed: undefined, ...args }, opts); }
}
/** What a program learns of an output. */
const learn = async (output) => [(await output.isKnown) ? await output.promise() : "unknown", await pulumi.isSecret(output)];

export default async () => {
    const made = new Box("made", { a: 1, list: [1, pulumi.secret("x")] }, { additionalSecretOutputs: ["a"] });
    const read = new Box("read", { a: 5, s: pulumi.secret("x") }, { id: "read-id" });
    const readLater = new Box("read-later", {}, { id: made.id });
    const readSecret = new Box("read-secret", { a: 5 }, { id: "id", additionalSecretOutputs: ["a"] });
    const imported = new Box("imported", { a: 1 }, { import: "the-id" });
    const again = new Box("again", { a: undefined }, { urn: await made.urn.promise() });
    const referrer = new Box("referrer", { made, read });

    const invoke = (token, args, opts) => pulumi.runtime.invokeOutput(token, args, opts);
    const methods = pulumi.runtime.call("test:index:Box/size", { __self__: made }, made);
    return {
        learnt: {
            madeId: await learn(made.id),
            madeSecret: await learn(made.a),
            madeList: await learn(made.list),
            readId: await learn(read.id),
            readGiven: await learn(read.a),
            readSecret: await learn(read.s),
            readMarked: await learn(readSecret.a),
            readComputed: await learn(read.computed),
            importedId: await learn(imported.id),
            againGiven: await learn(again.a),
            againId: await learn(again.id),
            againUrn: await learn(again.urn),
            answered: await learn(invoke("test:index:answered", { name: "a" })),
            answeredSecret: await learn(invoke("test:index:answered", { name: pulumi.secret("a") })),
            answeredUnknown: await learn(invoke("test:index:answered", { name: made.computed })),
            holdsUnknown: await learn(invoke("test:index:partly", {}).known),
            holdsSecret: await learn(invoke("test:index:partly", {}).secret),
            unanswered: await learn(invoke("test:index:unanswered", {}, { version: "1.2.3" })),
            called: await learn(methods.size),
        },
    };
};`;

// Where the real engine (3.260) was asked the same against a simulated provider, it told the program the same.
describe("what a program reads", () => {
    const programs = new Programs();
    let ran: Ran;
    let learnt: Record<string, unknown>;
    before(async () => {
        const answers: Answers = {
            invokes: [
                { tok: "test:index:answered", args: { name: "a" }, result: { id: "x" } },
                { tok: "test:index:partly", result: { known: 1, secret: new Secret("s"), later: unknown } },
                { tok: "test:index:Box/size", result: { size: 3 } },
            ],
        };
        ran = await run(programs.write("reads", program), { answers });
        assert.deepEqual(ran.said("error"), []);
        const encoded = encodeObject(ran.plan.outputs)["learnt"];
        learnt = encoded as Record<string, unknown>;
    });
    after(() => programs.remove());

    it("of what it makes: no id, its own values, those marked secret", () => {
        assert.deepEqual(learnt["madeId"], ["unknown", false]);
        assert.deepEqual(learnt["madeSecret"], [1, true]);
        assert.deepEqual(learnt["madeList"], [[1, "x"], true]);
    });

    it("of what exists: the id and what it says itself, the rest unknown", () => {
        assert.deepEqual(learnt["readId"], ["read-id", false]);
        assert.deepEqual(learnt["readGiven"], [5, false]);
        assert.deepEqual(learnt["readSecret"], ["x", true]);
        assert.deepEqual(learnt["readMarked"], [5, true]);
        assert.deepEqual(learnt["readComputed"], ["unknown", false]);
    });

    it("of what it imports: the id", () => {
        assert.deepEqual(learnt["importedId"], ["the-id", false]);
        assert.equal(ran.resource("imported").options.import, "the-id");
    });

    it("of a resource by its URN: its state, and no id yet", () => {
        assert.deepEqual(learnt["againGiven"], [1, true]);
        assert.deepEqual(learnt["againId"], ["unknown", false]);
        assert.deepEqual(learnt["againUrn"], [ran.resource("made").urn, false]);
    });

    it("of an invoke: its answer, secret where an argument was, unknown where one was", () => {
        assert.deepEqual(learnt["answered"], [{ id: "x" }, false]);
        assert.deepEqual(learnt["answeredSecret"], [{ id: "x" }, true]);
        assert.deepEqual(learnt["answeredUnknown"], ["unknown", false]);
    });

    it("of an answer in parts, each as it is", () => {
        assert.deepEqual(learnt["holdsUnknown"], [1, true]);
        assert.deepEqual(learnt["holdsSecret"], ["s", true]);
    });

    it("of an invoke nobody answers: unknown, with a warning that names it", () => {
        assert.deepEqual(learnt["unanswered"], ["unknown", false]);
        assert.deepEqual(
            ran.said("warning").map((message) => message.split(" ")[1]),
            ["test:index:unanswered"],
        );
    });

    it("of a method of a resource: its answer", () => {
        assert.deepEqual(learnt["called"], [3, false]);
    });

    it("is no resource of its own, but stands in the plan as read", () => {
        assert.deepEqual(
            ran.plan.resources
                .filter(({ read }) => read === true)
                .map(({ name }) => name)
                .sort(),
            ["read", "read-later", "read-secret"],
        );
        assert.equal(
            ran.plan.resources.some(({ name }) => name === "again"),
            false,
        );
        const { inputs, provider, custom } = ran.resource("read");
        assert.deepEqual(inputs, { a: 5, s: new Secret("x") });
        assert.equal(custom, true);
        assert.match(provider ?? "", /pulumi:providers:test::default::/);
    });

    it("makes others depend on it", () => {
        assert.deepEqual(ran.names(ran.resource("referrer").dependencies), ["made", "read"]);
        assert.equal(ran.resource("referrer").outputs["read"], "read-id");
    });

    it("registers default providers for invokes, as it does for resources", () => {
        const providers = ran.plan.resources.filter(({ type }) => type.startsWith("pulumi:providers:"));
        assert.deepEqual(providers.map(({ type, name }) => `${type}::${name}`).sort(), [
            "pulumi:providers:pulumi::default",
            "pulumi:providers:test::default",
            "pulumi:providers:test::default_1_2_3",
        ]);
    });
});

describe("what a program configures", () => {
    const programs = new Programs();
    after(() => programs.remove());

    it("comes from the stack's file over the project's defaults, typed by the SDK; encrypted values are unknown secrets", async () => {
        const code = `
            class Box extends pulumi.CustomResource {
                constructor(name, args) { super("test:index:Box", name, args); }
            }
            const config = new pulumi.Config();
            new Box("box", { password: config.requireSecret("password"), size: config.requireNumber("size") });
            export const seen = {
                size: config.requireNumber("size"),
                flag: config.requireBoolean("flag"),
                list: config.requireObject("list"),
                fallback: config.require("fallback"),
                region: new pulumi.Config("test").require("region"),
                missing: config.get("missing") ?? "none",
                where: [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack(), pulumi.runtime.isDryRun()],
            };`;
        const directory = programs.write("configured", code, {
            "Pulumi.yaml":
                "name: configured\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\nconfig: { fallback: from the project, size: 1 }\n",
            "Pulumi.test.yaml":
                "config:\n  configured:size: 2\n  configured:flag: false\n  configured:list: [a, b]\n  configured:password: { secure: AAAB }\n  test:region: here\n",
            "Pulumi.other.yaml": "config: { configured:size: 3 }\n",
        });
        const ran = await run(directory, { organization: "acme" });
        assert.deepEqual(ran.said("error"), []);
        assert.deepEqual(ran.plan.outputs["seen"], {
            size: 2,
            flag: false,
            list: ["a", "b"],
            fallback: "from the project",
            region: "here",
            missing: "none",
            where: ["acme", "configured", "test", true],
        });
        assert.deepEqual(ran.resource("box").inputs, { password: new Secret(unknown), size: 2 });
        assert.deepEqual(ran.resource("default").inputs, { region: "here" });
        assert.deepEqual(ran.said("warning"), [
            "configuration configured:password is encrypted and stays unknown in this preview: its secrets provider is not a passphrase",
        ]);
    });
});
