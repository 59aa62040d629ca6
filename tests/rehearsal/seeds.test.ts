import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readResults } from "@plinth/rehearsal";
import { type Ended, run } from "../realEngine/cli.ts";
import { needsPulumi } from "../realEngine/skip.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PLINTH = path.join(ROOT, "packages/cli/bin/plinth.js");

describe("plinth rehearse sandbox", function () {
    this.timeout(900_000);
    needsPulumi();
    const folder = mkdtempSync(path.join(tmpdir(), "plinth-seeds-"));
    const file = path.join(folder, "results.jsonl");

    after(() => {
        rmSync(folder, { recursive: true });
    });

    async function rehearse(...args: string[]): Promise<Ended> {
        const env = Object.fromEntries(Object.entries(process.env).filter((entry) => entry[1] !== undefined));
        return await run(
            process.execPath,
            [PLINTH, "rehearse", "sandbox", ...args],
            ROOT,
            env as Record<string, string>,
        );
    }

    it("holds with the faults of two seeds and with an update that fails, and says so in JSON lines", async () => {
        const { code, stdout, stderr } = await rehearse(
            ...["--fault", "update-failure@aws:rds/instance:Instance", "--seed", "1", "--runs", "2", "--resume", file],
        );
        assert.equal(code, 0, stderr);
        const results = readResults(file);
        assert.equal(stdout.trim().split("\n").length, 2);
        assert.deepEqual(
            results.map(({ seed }) => seed),
            [1, 2],
        );
        for (const { violations, injected, attempts } of results) {
            assert.deepEqual(violations, []);
            assert.ok(injected.some(({ kind, verb }) => kind === "update-failure" && verb === "update"));
            assert.ok((attempts.change ?? 0) > 1, "the change needed another attempt");
        }
    });

    it("does not run again what is in the file, and goes on from there", async () => {
        const before = readResults(file);
        const { code, stdout, stderr } = await rehearse(
            ...["--fault", "update-failure@aws:rds/instance:Instance", "--seed", "1", "--runs", "3", "--resume", file],
        );
        assert.equal(code, 0, stderr);
        assert.equal(stdout.trim().split("\n").length, 1);
        assert.match(stderr, /^3 rehearsals, \d+ faults, 0 failed/m);
        assert.deepEqual(readResults(file).slice(0, 2), before);
    });
});
