import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { leaksIn } from "./canaries.ts";
import { Secretive } from "./secretive.ts";

const REPOSITORY = join(import.meta.dirname, "../..");

describe("a secret in every kind of input, in a change, in what a pack and a program say", () => {
    const secretive = new Secretive();
    after(() => secretive.dispose());

    it("is not in the comment of the pull request", async function () {
        this.timeout(120_000);
        // Before the change there was nothing but the stack itself.
        const before = join(secretive.root, "before.json");
        const stack = {
            urn: "urn:pulumi:test::secretive::pulumi:pulumi:Stack::secretive-test",
            type: "pulumi:pulumi:Stack",
        };
        const resources = [
            { ...stack, name: "secretive-test", custom: false, protect: false, inputs: {}, outputs: {}, options: {} },
        ];
        const rest = { dependencies: [], propertyDependencies: {}, unknownInputs: [] };
        const stacks = [
            { project: "secretive", stack: "test", outputs: {}, resources: [{ ...resources[0], ...rest }] },
        ];
        writeFileSync(
            before,
            JSON.stringify({ version: 1, environment: "test", layout: "single", stacks, findings: [] }),
        );

        const { code, err, files } = await secretive.preview([
            "--against",
            before,
            "--format",
            "json",
            "--out",
            "WRITTEN/out",
        ]);
        assert.equal(code, 2, err);
        const plans = join(secretive.root, "plans");
        mkdirSync(plans);
        writeFileSync(join(plans, "test.json"), files.get("out/test.json") ?? "");
        const comment = execFileSync(
            process.execPath,
            ["packages/cli/bin/plinth.js", "comment", "test", "--from", plans, "--whole-at", "https://ci.example/1"],
            { cwd: REPOSITORY, encoding: "utf8" },
        );
        assert.deepEqual(leaksIn(comment), []);
        // It has what was said about secrets, with nothing in their place.
        assert.match(comment, /❌ Not ready: `test`/);
        assert.match(comment, /\\\[secret\\\]|\[secret\]/);
        assert.match(comment, /\| create \| `test` \| `secretive` \|/);
    });
});
