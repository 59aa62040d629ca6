import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { AutomationEngine } from "@plinth/deployer/automation";
import type { StackAddress } from "@plinth/deployer";
import { FAST_PROGRAMS, RealEngine } from "../cli.ts";
import { writeProject } from "../program.ts";
import { needsPulumi } from "../skip.ts";

const CANARY = "canary-7f3a-secret";

/** A program with a component, a plain output and a secret one. */
const program = (size: number): string => `import * as pulumi from "@pulumi/pulumi";
export default () => {
    const thing = new pulumi.ComponentResource("test:index:Thing", "thing", { size: ${size} });
    return { urn: thing.urn, size: ${size}, password: pulumi.secret(${JSON.stringify(CANARY)}) };
};
`;

describe("the deployer's port to the real engine", function () {
    this.timeout(120_000);
    needsPulumi();
    let real: RealEngine;
    let engine: AutomationEngine;
    let stack: StackAddress;

    before(async () => {
        real = new RealEngine(FAST_PROGRAMS);
        const directory = path.join(real.root, "shop");
        writeProject(directory, { name: "shop", program: program(1) });
        stack = { directory, project: "shop", stack: "dev" };
        engine = new AutomationEngine(real.env);
    });

    after(() => {
        real?.remove();
    });

    it("says which version it is, and that a stack is not there", async () => {
        assert.match(await engine.version(), /^\d+\.\d+\.\d+/);
        assert.equal(await engine.exists(stack), false);
    });

    it("makes a stack without selecting it for the person's next command", async () => {
        await engine.create(stack);
        assert.equal(await engine.exists(stack), true);
        const { code, stdout } = await real.run(stack.directory, ["stack", "--show-name"]);
        assert.notEqual(code, 0, stdout);
    });

    it("previews what an up would do, and does nothing", async () => {
        const preview = await engine.preview(stack, "up", {});
        assert.equal(preview.failure, undefined);
        assert.deepEqual(preview.changes, { create: 2 });
        assert.deepEqual([...preview.outputs].sort(), ["password", "size", "urn"]);
        assert.deepEqual(await engine.outputs(stack), {});
    });

    it("brings it up, and knows which outputs are secret", async () => {
        const done = await engine.run(stack, "up", { message: "first" });
        assert.deepEqual(
            [done.failure, done.steps.map(({ op, type }) => `${op} ${type}`)],
            [undefined, ["create test:index:Thing"]],
        );
        const [last] = await engine.history(stack);
        assert.deepEqual([last?.kind, last?.result, last?.message], ["update", "succeeded", "first"]);
        assert.deepEqual(last?.changes, { create: 2 });
        const outputs = await engine.outputs(stack);
        assert.deepEqual(outputs["password"], { value: CANARY, secret: true });
        assert.deepEqual(outputs["size"], { value: 1, secret: false });
    });

    it("exports a state in which secrets are in ciphertext, and takes it back", async () => {
        const checkpoint = await engine.exportCheckpoint(stack);
        assert.match(JSON.stringify(checkpoint), /"ciphertext"/);
        assert.ok(!JSON.stringify(checkpoint).includes(CANARY));
        await engine.importCheckpoint(stack, checkpoint);
        assert.equal((await engine.outputs(stack))["password"]?.value, CANARY);
    });

    it("refreshes, and finds what it has made itself as it is", async () => {
        const preview = await engine.preview(stack, "refresh", {});
        assert.deepEqual([preview.failure, preview.outputsChange], [undefined, false]);
        assert.equal((await engine.run(stack, "refresh", {})).failure, undefined);
        assert.equal((await engine.outputs(stack))["size"]?.value, 1);
    });

    it("sees that outputs alone change, and that nothing does", async () => {
        const same = await engine.preview(stack, "up", {});
        assert.deepEqual([same.changes, same.outputsChange], [{ same: 2 }, false]);
        writeFileSync(path.join(stack.directory, "index.js"), program(2).replace("{ size: 2 }", "{ size: 1 }"));
        const changed = await engine.preview(stack, "up", {});
        assert.deepEqual([changed.changes, changed.outputsChange], [{ same: 2 }, true]);
    });

    it("gives configuration with what is secret in it", async () => {
        await real.succeed(stack.directory, ["config", "set", "token", CANARY, "--secret", "--stack", "dev"]);
        assert.deepEqual(await engine.configuration(stack), { "shop:token": { value: CANARY, secret: true } });
    });

    it("tells errors of a program in its words", async () => {
        writeFileSync(
            path.join(stack.directory, "index.js"),
            'export default () => { throw new Error("no such thing"); };',
        );
        const { failure } = await engine.preview(stack, "up", {});
        assert.ok(failure?.kind === "failed");
        assert.match(failure.errors.join("\n"), /no such thing/);
    });

    it("starts nothing once it is told to stop", async () => {
        const { failure } = await engine.run(stack, "up", { signal: AbortSignal.abort() });
        assert.deepEqual(failure, { kind: "stopped" });
    });

    it("takes everything down", async () => {
        const preview = await engine.preview(stack, "destroy", {});
        assert.deepEqual(preview.changes, { delete: 2 });
        assert.equal((await engine.run(stack, "destroy", {})).failure, undefined);
        assert.deepEqual(await engine.outputs(stack), {});
    });

    it("refuses a machine without the CLI", async () => {
        const without = new AutomationEngine({ ...real.env, PATH: path.dirname(process.execPath) });
        await assert.rejects(without.exists(stack), { name: "EngineMissing", message: "pulumi is not on PATH" });
    });
});
