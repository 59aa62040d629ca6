import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startSimulatedProviders } from "@plinth/cloud/provider";
import { Workspace } from "@plinth/rehearsal";
import { FAST_PROGRAMS, RealEngine } from "../realEngine/cli.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { smallProject } from "./small.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

describe("programs that share one process", function () {
    this.timeout(300_000);
    needsPulumi();

    it("register what each registers in a process of its own: the whole of sandbox, as the second program", async () => {
        const workspace = new Workspace(ROOT, [{ folder: "", environment: "sandbox" }]);
        const small = smallProject();
        const [alone, shared] = [new RealEngine(FAST_PROGRAMS), await RealEngine.withLoadedPrograms()];
        try {
            await shared.succeed(small.directory, ["stack", "init", "dev"]);
            const other = await startSimulatedProviders(["aws"]);
            await shared.succeed(small.directory, ["preview", "--stack", "dev"], other.env);
            other.stop();
            assert.deepEqual(await planned(shared, workspace.root), await planned(alone, workspace.root));
        } finally {
            for (const engine of [alone, shared]) engine.remove();
            for (const project of [workspace, small]) project.remove();
        }
    });

    it("fail in the same words, once they are edited, and run again after that", async () => {
        const small = smallProject();
        const shared = await RealEngine.withLoadedPrograms();
        const entry = path.join(small.directory, "index.js");
        const preview = ["preview", "--stack", "dev"];
        try {
            await shared.succeed(small.directory, ["stack", "init", "dev"]);
            writeFileSync(entry, 'export default async () => { throw new Error("no such thing"); };\n');
            const failed = await shared.run(small.directory, preview);
            assert.notEqual(failed.code, 0);
            assert.match(failed.stdout, /error: Running program .*index\.js' failed with an unhandled exception:/);
            assert.match(failed.stdout, /no such thing/);
            writeFileSync(entry, 'export default () => { void Promise.reject(new Error("nobody caught it")); };\n');
            const uncaught = await shared.run(small.directory, preview);
            assert.notEqual(uncaught.code, 0);
            assert.match(uncaught.stdout, /nobody caught it/);
            assert.doesNotMatch(uncaught.stdout, /no such thing/);
            writeFileSync(entry, 'export default () => ({ answer: "found" });\n');
            const { stdout } = await shared.succeed(small.directory, preview);
            assert.match(stdout, /answer: "found"/);
        } finally {
            shared.remove();
            small.remove();
        }
    });
});

/** Everything that the engine is asked to register, but for names that it draws at random. */
async function planned(engine: RealEngine, directory: string): Promise<unknown> {
    const cloud = await startSimulatedProviders(["aws", "kubernetes", "random"]);
    const file = path.join(engine.root, "plan.json");
    try {
        await engine.succeed(directory, ["stack", "init", "sandbox"], cloud.env);
        await engine.succeed(directory, ["preview", "--save-plan", file, "--stack", "sandbox"], cloud.env);
    } finally {
        cloud.stop();
    }
    const text = readFileSync(file, "utf8").replaceAll(/-[0-9a-f]{7}\b/g, "-…");
    // Dependencies are sets.
    const inOrder = (_: string, value: unknown): unknown =>
        Array.isArray(value) && value.every((item) => String(item).startsWith("urn:")) ? value.sort() : value;
    const { resourcePlans } = JSON.parse(text, inOrder) as {
        resourcePlans: Record<string, { readonly goal: object; readonly steps: readonly string[] }>;
    };
    assert.ok(Object.keys(resourcePlans).length > 100);
    return Object.fromEntries(Object.entries(resourcePlans).map(([urn, { goal, steps }]) => [urn, { goal, steps }]));
}
