import assert from "node:assert/strict";
import { planToJson, Secret, summarize } from "@plinth/plan";
import { Programs } from "./testdata/programs.ts";
import { type Ran, run } from "./testdata/run.ts";

const CANARY = "canary-5e1f";

/** A secret in every kind of input there is; each ends in its own number, so that a leak says where it is from. */
const program = `
let count = 0;
const canary = () => pulumi.secret("${CANARY}-" + (count += 1));
class Box extends pulumi.CustomResource {
    constructor(name, args = {}, opts = {}) { super("test:index:Box", name, { computed: undefined, ...args }, opts); }
}
class Bucket extends pulumi.CustomResource {
    constructor(name, args, opts) { super("aws:s3/bucket:Bucket", name, { arn: undefined, tagsAll: undefined, ...args }, opts); }
}
class Group extends pulumi.ComponentResource {
    constructor(name, args, outputs) { super("shop:index:Group", name, args); this.registerOutputs(outputs); }
}
class Provider extends pulumi.ProviderResource {
    constructor(name, args) { super("aws", name, args); }
}
export default async () => {
    const made = new Box("plain", {
        direct: canary(), nested: { list: ["a", canary()], map: { b: canary() } }, number: canary().apply(() => 987654321),
        unknown: pulumi.secret(new Box("source").computed), wrapped: pulumi.secret({ deep: ["${CANARY}-wrapped"] }),
    });
    new Box("interpolated", { text: pulumi.concat("before ", canary(), " after"), json: pulumi.jsonStringify({ a: canary() }) });
    new Box("asset", {
        text: canary().apply((text) => new pulumi.asset.StringAsset(text)),
        archive: canary().apply((text) => new pulumi.asset.AssetArchive({ "a.txt": new pulumi.asset.StringAsset(text) })),
    });
    new Box("echo", { again: made.direct, whole: made.nested });
    new Box("read", { a: canary() }, { id: "id" });
    new Group("group", { input: canary() }, { output: canary() });
    const provider = new Provider("secretive", { token: canary(), region: "eu-west-1", defaultTags: canary().apply((text) => ({ tags: { a: text } })) });
    const bucket = new Bucket("bucket", { bucketPrefix: canary(), tags: { secret: canary() } }, { provider });
    new Bucket("tagged", {}, { provider });
    new Box("transformed", { a: canary() }, { transforms: [({ props, opts }) => ({ props: { ...props, b: props.a }, opts })] });
    new Box("remote", { a: new pulumi.StackReference("upstream", { name: "organization/upstream/prod" }).outputs.password });
    new Box("invoked", { a: pulumi.runtime.invokeOutput("test:index:find", { name: canary() }).password });
    canary().apply((text) => console.log("printed", text));
    canary().apply((text) => new Box("holder", { a: pulumi.secret(text) }) && pulumi.log.warn("logged " + text));
    return { output: canary(), list: [canary()], echoed: made.direct, resource: made, tags: bucket.tagsAll };
};`;

/** A rule that repeats everything it is shown. */
const chatter = `{ name: "chatter", description: "Says everything", enforcementLevel: "advisory",
    validateResource: (args, report) => {
        const peek = (value) => typeof value !== "object" || value === null ? value
            : Object.fromEntries(Object.keys(value).map((key) => [key, peek(Object.getOwnPropertyDescriptor(value, key).value)]));
        report(JSON.stringify(peek(args.props)) + JSON.stringify(peek(args.provider?.props ?? null)));
    } }`;

describe("secrets", () => {
    const programs = new Programs();
    let ran: Ran;
    before(async () => {
        ran = await run(programs.write("secretive", program), {
            passes: 2,
            policyPacks: [programs.pack("chatter", chatter)],
            answers: {
                stackOutputs: { "organization/upstream/prod": { password: new Secret(`${CANARY}-upstream`) } },
                invokes: [{ tok: "test:index:find", result: { password: new Secret(`${CANARY}-found`) } }],
            },
        });
    });
    after(() => programs.remove());

    it("reach the program's resources: the test would be worth nothing otherwise", () => {
        assert.deepEqual(ran.said("error"), []);
        for (const [name, input] of [
            ["plain", "direct"],
            ["echo", "again"],
            ["remote", "a"],
            ["invoked", "a"],
            ["transformed", "b"],
        ] as const) {
            const value = ran.resource(name).inputs[input];
            assert.ok(value instanceof Secret && String(value.value).startsWith(CANARY), name);
        }
        assert.ok(ran.resource("bucket").settledOutputs?.["tagsAll"] instanceof Secret);
    });

    it("stand nowhere in the encoded plan", () => {
        const { stacks, findings } = ran.result;
        const plan = {
            version: 1,
            environment: "dev",
            layout: "single",
            stacks,
            findings,
            summary: summarize(stacks, findings),
        } as const;
        const lines = JSON.stringify(planToJson(plan), null, 1).split("\n");
        assert.deepEqual(
            lines.filter((line) => line.includes(CANARY) || line.includes("987654321")),
            [],
        );
    });

    it("stand in no diagnostic, although the program prints them", () => {
        const said = ran.plan.diagnostics.map(({ message }) => message);
        assert.ok(said.includes("logged [secret]"), said.join("\n"));
        assert.deepEqual(
            said.filter((message) => message.includes(CANARY)),
            [],
        );
    });

    it("stand in no finding, although a rule repeats what it is shown", () => {
        const said = ran.result.findings.map(({ message }) => message);
        assert.ok(
            said.some((message) => message.includes('"direct":"[secret]"')),
            said.join("\n"),
        );
        assert.deepEqual(
            said.filter((message) => message.includes(CANARY)),
            [],
        );
    });
});
