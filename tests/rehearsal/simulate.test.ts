import assert from "node:assert/strict";
import path from "node:path";
import { type Ended, RealEngine, run } from "../realEngine/cli.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { smallProject } from "./small.ts";

const PLINTH = path.resolve(import.meta.dirname, "../../packages/cli/bin/plinth.js");

describe("plinth simulate with faults, around the real engine", function () {
    this.timeout(180_000);
    needsPulumi();
    const project = smallProject();
    let engine: RealEngine | undefined;

    before(async () => {
        engine = new RealEngine();
        await engine.succeed(project.directory, ["stack", "init", project.stack]);
    });

    after(() => {
        engine?.remove();
        project.remove();
    });

    async function up(...faults: string[]): Promise<Ended> {
        const command = ["simulate", ...faults, "--", "pulumi", "up", "--yes", "--skip-preview", "--non-interactive"];
        return await run(process.execPath, [PLINTH, ...command], project.directory, (engine ?? assert.fail()).env);
    }

    it("fails the command as AWS would, and says afterwards what it injected", async () => {
        const { code, stdout, stderr } = await up("--fault", "throttling@main:1x1");
        assert.notEqual(code, 0);
        assert.match(stdout, /RequestLimitExceeded: Request limit exceeded\./);
        assert.match(stderr, /\nInjected 1:\n {2}throttling create urn:.*::main: RequestLimitExceeded/);
    });

    it("kills the command for cli-crash, which counts as a failure", async () => {
        const { code, stderr } = await up("--fault", "cli-crash@a");
        assert.equal(code, 1);
        assert.match(stderr, /\nInjected 1:\n {2}cli-crash=after create urn:.*::a \(the cloud has subnet-/);
    });
});
