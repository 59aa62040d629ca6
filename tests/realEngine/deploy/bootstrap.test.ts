import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { needsPulumi } from "../skip.ts";
import { Deployed } from "./deployed.ts";

interface Result {
    readonly complete: boolean;
    readonly steps: readonly { readonly id: string; readonly result: string; readonly found: string }[];
}

describe("an account with nothing in it, bootstrapped by plinth on the real engine", function () {
    this.timeout(240_000);
    needsPulumi();
    let deployed: Deployed;

    before(async () => {
        deployed = await Deployed.start();
    });

    after(() => {
        deployed?.remove();
    });

    async function bootstrap(): Promise<Result & { readonly of: Record<string, string>; readonly code: number }> {
        const { code, stdout, stderr } = await deployed.start(["bootstrap", "sandbox", "--yes", "--format", "json"])
            .ended;
        if (!stdout.startsWith("{")) throw new Error(`it ended with ${code}\n${stdout}\n${stderr}`);
        const result = JSON.parse(stdout) as Result;
        return { ...result, code, of: Object.fromEntries(result.steps.map((step) => [step.id, step.result])) };
    }

    const local = (...parts: readonly string[]): string =>
        path.join(deployed.copy.root, ".plinth/bootstrap/simulated/sandbox", ...parts);

    it("has a store of states whose own state has moved into what stands for it, from one file backend to another", async () => {
        const settings = deployed.copy.read("environments/sandbox/environment.yaml");
        const { code, of, steps } = await bootstrap();
        assert.equal(code, 0, JSON.stringify(steps, undefined, 2));
        assert.deepEqual(of, {
            cli: "done",
            "local-state": "made",
            make: "made",
            move: "made",
            "one-state": "made",
            proof: "done",
            settings: "unchecked",
        });
        const made = deployed.providers.made().map(({ type, urn }) => `${type} ${urn.split("::").at(-1)}`);
        assert.ok(
            made.includes("aws:s3/bucket:Bucket state-bucket") && made.includes("aws:kms/key:Key state-secrets-key"),
        );
        assert.equal(deployed.hasState("plinth-bootstrap", "sandbox"), true);
        assert.deepEqual([existsSync(local("state")), statSync(local()).mode & 0o777], [false, 0o700]);
        assert.equal(statSync(local("passphrase")).mode & 0o777, 0o600);
        assert.equal(
            deployed.copy.read("environments/sandbox/environment.yaml"),
            settings,
            "a simulation writes no settings",
        );
    });

    it("changes nothing the second time", async () => {
        const before = deployed.providers.made().length;
        const { code, of } = await bootstrap();
        assert.deepEqual([code, of["make"], of["move"], of["proof"]], [0, "done", "done", "done"]);
        assert.equal(deployed.providers.made().length, before);
    });
});
