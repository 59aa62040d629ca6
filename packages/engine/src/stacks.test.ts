import assert from "node:assert/strict";
import { encodeObject, Secret, type StackPlan } from "@plinth/plan";
import { preview, type PreviewEvent, type PreviewResult } from "./preview.ts";
import { Programs } from "./testdata/programs.ts";
import { STACK } from "./testdata/run.ts";

const box = `class Box extends pulumi.CustomResource {
    constructor(name, args = {}) { super("test:index:Box", name, { computed: undefined, ...args }); }
}
`;
const reference = (project: string, stack = STACK): string =>
    `const reference = new pulumi.StackReference("upstream", { name: "organization/${project}/${stack}" });\n`;

describe("stacks previewed together", () => {
    const programs = new Programs();
    const events: PreviewEvent[] = [];
    let result: PreviewResult;

    before(async () => {
        const sources = {
            // The reader comes first, so that it has to wait.
            reader: `${reference("network")}${box}
                const seen = reference.outputs;
                new Box("reads", { vpcId: seen.vpcId, endpoint: seen.endpoint, password: seen.password });
                export const vpcId = pulumi.unsecret(seen.vpcId);
                export const lifted = pulumi.unsecret(seen.nested.tier);
                export const endpoint = seen.endpoint;
                export const secretNames = reference.secretOutputNames;
                export const missing = pulumi.unsecret(seen.missing).apply((value) => String(value));`,
            network: `${box}
                const made = new Box("vpc");
                export const vpcId = "vpc-1";
                export const nested = { tier: "private" };
                export const endpoint = made.computed;
                export const password = pulumi.secret("hunter2");`,
            chained: `${reference("reader")} export const vpcId = pulumi.unsecret(reference.outputs.vpcId);`,
            answered: `${reference("elsewhere", "prod")}
                export const known = pulumi.unsecret(reference.outputs.known);
                export const names = reference.secretOutputNames;`,
            overruled: `${reference("broken")} export const known = reference.outputs.known;`,
            lost: reference("nowhere"),
            circleA: `${reference("circleB")} export const value = reference.outputs.value;`,
            circleB: `${reference("circleA")} export const value = reference.outputs.value;`,
            broken: `throw new pulumi.RunError("no network today");`,
            behind: `${reference("failing")} export const value = reference.outputs.value;`,
            failing: `throw new pulumi.RunError("no");`,
        };
        const stacks = Object.entries(sources).map(([name, code]) => ({
            directory: programs.write(name, code),
            stack: STACK,
        }));
        result = await preview({
            stacks,
            policyPacks: [],
            onEvent: (event) => events.push(event),
            answers: {
                stackOutputs: {
                    "organization/elsewhere/prod": { known: 1, token: new Secret("t0ken") },
                    "organization/broken/test": { known: "answered" },
                },
            },
        });
    });
    after(() => programs.remove());

    function plan(project: string): StackPlan {
        const found = result.stacks.find((stack) => stack.project === project);
        assert.ok(found !== undefined);
        return found;
    }

    function said(project: string, wanted: "warning" | "error"): string {
        const messages = plan(project).diagnostics.filter(({ severity }) => severity === wanted);
        return messages.map(({ message }) => message).join("\n");
    }
    const errors = (project: string): string => said(project, "error");
    const warnings = (project: string): string => said(project, "warning");

    it("come in the order they were asked for", () => {
        assert.deepEqual(result.stacks.map(({ project }) => project).slice(0, 4), [
            "reader",
            "network",
            "chained",
            "answered",
        ]);
        assert.equal(plan("reader").stack, STACK);
    });

    it("read each other's outputs: known, secret and unknown as they are", () => {
        const inputs = plan("reader").resources.find(({ name }) => name === "reads")?.inputs;
        assert.deepEqual(encodeObject(inputs ?? {}), {
            vpcId: { $secret: true },
            endpoint: { $secret: { $unknown: true } },
            password: { $secret: true },
        });
    });

    it("know which outputs are secret by name, and keep the others exact beside an unknown one", () => {
        assert.deepEqual(encodeObject(plan("reader").outputs), {
            vpcId: "vpc-1",
            lifted: "private",
            endpoint: { $secret: { $unknown: true } },
            secretNames: ["password"],
            missing: "undefined",
        });
    });

    it("hand outputs on through any number of stacks", () => {
        assert.deepEqual(plan("chained").outputs, { vpcId: "vpc-1" });
    });

    it("keep the reference as a read of the default provider of pulumi", () => {
        const read = plan("chained").resources.find(({ type }) => type === "pulumi:pulumi:StackReference");
        assert.equal(read?.read, true);
        assert.match(read?.provider ?? "", /^urn:pulumi:test::chained::pulumi:providers:pulumi::default::/);
        assert.deepEqual(read?.inputs, { name: "organization/reader/test" });
        assert.equal(read?.outputs["name"], "organization/reader/test");
    });

    it("take the outputs of stacks outside from answers, which win over the preview", () => {
        assert.deepEqual(plan("answered").outputs, { known: 1, names: ["token"] });
        assert.deepEqual(plan("overruled").outputs, { known: "answered" });
    });

    it("fail where nobody knows the stack, and say how to give its outputs", () => {
        assert.match(errors("lost"), /^Preview failed: unknown stack "organization\/nowhere\/test"\npreview failed$/);
        assert.match(
            warnings("lost"),
            /unknown stack "organization\/nowhere\/test".*Fix: give its outputs with --answers FILE/s,
        );
    });

    it("fail where they wait for each other", () => {
        assert.match(
            `${errors("circleA")}\n${errors("circleB")}`,
            /stacks organization\/circle[AB]\/test and organization\/circle[AB]\/test wait for each other's outputs/,
        );
        assert.ok(errors("circleA") !== "" && errors("circleB") !== "");
    });

    it("fail where the other one failed", () => {
        assert.match(errors("behind"), /stack "organization\/failing\/test" has no outputs: its own preview failed/);
    });

    it("fail alone: the others are previewed to the end", () => {
        assert.equal(result.failed, true);
        const failed = events.flatMap((event) => (event.kind === "finished" && event.failed ? [event.project] : []));
        assert.deepEqual(failed.sort(), ["behind", "broken", "circleA", "circleB", "failing", "lost"]);
    });

    it("say when they start, wait, register and finish", () => {
        const ofReader = events.filter((event) => event.project === "reader");
        assert.deepEqual(ofReader[0], { kind: "started", project: "reader" });
        assert.ok(ofReader.some((event) => event.kind === "waiting" && event.for === "organization/network/test"));
        assert.ok(ofReader.some((event) => event.kind === "registered" && event.urn.endsWith("test:index:Box::reads")));
        assert.deepEqual(ofReader.at(-1), { kind: "finished", project: "reader", failed: false });
    });
});
