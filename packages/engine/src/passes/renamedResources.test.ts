import assert from "node:assert/strict";
import { Programs } from "../testdata/programs.ts";
import { run } from "../testdata/run.ts";

const resources = `
class Box extends pulumi.CustomResource {
    constructor(name, args = {}, opts = {}) { super("aws:sqs/queue:Queue", name, args, opts); }
}
class Room extends pulumi.ComponentResource {
    constructor(name) { super("test:index:Room", name, {}); }
}
const chance = (name) => name + "-" + Math.floor(Math.random() * 1e12);
`;

describe("a program that makes names of random numbers", () => {
    const programs = new Programs();
    after(() => programs.remove());

    it("has each resource once, judged in both passes, and is told what that means", async () => {
        const directory = programs.write(
            "chance",
            `${resources}
            const a = new Box(chance("a"), { delaySeconds: 1 });
            const room = new Room(chance("room"));
            new Box("inside", { tags: { of: a.name } }, { parent: room });
            new Box(chance("deep"), {}, { parent: room });
            a.id.apply((id) => new Box("later", { tags: { of: "it" } }, { parent: room, dependsOn: a }));`,
        );
        const pack = programs.pack(
            "boxes",
            `{ name: "has-arn", description: "d", enforcementLevel: "advisory", validateStack: (args, report) => {
                for (const { type, name, urn, props } of args.resources) {
                    if (type === "aws:sqs/queue:Queue" && props.arn.startsWith("arn:")) report("has an ARN", urn);
                }
            } }`,
        );
        const { plan, result } = await run(directory, { policyPacks: [pack], passes: 2 });
        const names = plan.resources
            .filter(({ type }) => !type.startsWith("pulumi:"))
            .map(({ name, onlyIn = "" }) => `${name.replace(/-\d+$/, "-#")} ${onlyIn}`.trim());
        assert.deepEqual(names.sort(), ["a-#", "deep-#", "inside", "later settled", "room-#"]);
        const urns = new Set(plan.resources.map(({ urn }) => urn));
        const [later] = plan.resources.filter(({ name }) => name === "later");
        assert.ok(urns.has(later?.parent ?? "") && later?.dependencies.every((urn) => urns.has(urn)));
        const violations = result.findings.filter(({ outcome }) => outcome === "violation");
        assert.deepEqual(
            violations.map(({ urn }) => urns.has(urn)),
            [true, true, true, true],
        );
        assert.equal(result.failed, false);
        const [warning = "", ...more] = plan.diagnostics
            .filter(({ severity }) => severity === "warning")
            .map(({ message }) => message);
        assert.match(
            warning,
            /^3 resources have other names each time the program runs \((a|room)-\d+, then \1-\d+\): every deployment would replace them\. Fix: /,
        );
        assert.deepEqual(more, []);
    });

    it("is not thought of where a resource shows only once values are known", async () => {
        const directory = programs.write("steady", `${resources}new Box("a").id.apply(() => new Box("b"));`);
        const { plan } = await run(directory, { passes: 2 });
        assert.deepEqual(plan.diagnostics, []);
        assert.equal(plan.resources.find(({ name }) => name === "b")?.onlyIn, "settled");
    });
});
