import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { FAULT_KINDS } from "@plinth/cloud/faults";
import { readResults, type RunResult } from "@plinth/rehearsal";
import { failureText } from "../../packages/cli/src/rehearse/text.ts";
import { type Ended, run } from "../realEngine/cli.ts";
import { AWS_LAYERS } from "../realEngine/deploy/deployed.ts";
import { needsPulumi } from "../realEngine/skip.ts";
import { RepositoryCopy } from "../repository/copy.ts";

/** Seven in a row that have every kind of fault and every number of layers, and cost less than most. */
const FIRST = 946;
const SEEDS = Array.from({ length: 7 }, (_, index) => FIRST + index);
/** A small one in which commands fail. */
const AGAIN = 949;

describe("plinth rehearse sandbox", function () {
    this.timeout(900_000);
    needsPulumi();
    const folder = mkdtempSync(path.join(tmpdir(), "plinth-seeds-"));
    const file = path.join(folder, "results.jsonl");
    const resumed = ["--seed", String(FIRST), "--runs", String(SEEDS.length), "--resume", file];

    let copy: RepositoryCopy;

    before(() => {
        copy = new RepositoryCopy();
        copy.keepLayers("sandbox", AWS_LAYERS);
    });

    after(() => {
        rmSync(folder, { recursive: true });
        copy?.remove();
    });

    async function plinth(...args: string[]): Promise<Ended> {
        const env = Object.fromEntries(Object.entries(process.env).filter((entry) => entry[1] !== undefined));
        const program = path.join(copy.root, "packages/cli/bin/plinth.js");
        return await run(process.execPath, [program, ...args], copy.root, env as Record<string, string>);
    }

    it("holds with the faults of seven seeds, and says so in JSON lines", async () => {
        const { code, stdout, stderr } = await plinth("rehearse", "sandbox", ...resumed);
        assert.equal(code, 0, stderr);
        assert.equal(stdout, readFileSync(file, "utf8"));
        const results = readResults(file);
        assert.deepEqual(
            results.map(({ seed }) => seed),
            SEEDS,
        );
        assert.deepEqual(
            results.flatMap(({ violations }) => violations),
            [],
        );
        const met = new Set(results.flatMap(({ injected }) => injected.map(({ kind }) => kind)));
        assert.deepEqual(
            FAULT_KINDS.filter((kind) => !met.has(kind)),
            // Only somebody who asks for it meets it.
            ["rollout-failure"],
        );
        const sizes = new Set(results.map(({ part }) => part?.layers.length));
        assert.deepEqual([...sizes].sort(), [1, 2, 3, 4]);
    });

    it("does not run again what is in the file", async () => {
        const before = readFileSync(file, "utf8");
        const { code, stdout, stderr } = await plinth("rehearse", "sandbox", ...resumed);
        assert.equal(code, 0, stderr);
        assert.equal(stdout, "");
        assert.match(stderr, /^7 rehearsals, \d+ faults, 0 failed/m);
        assert.equal(readFileSync(file, "utf8"), before);
    });

    it("meets the same again with the command that a failure names", async () => {
        const first = readResults(file).find(({ seed }) => seed === AGAIN) ?? assert.fail();
        assert.ok((first.attempts.create ?? 0) > 1, "its commands failed");
        const command = /Again: npx plinth (.*)\n$/.exec(failureText(first, { parallel: 1 }))?.[1] ?? assert.fail();
        const { stdout } = await plinth(...command.split(" "));
        assert.deepEqual(withoutTime(JSON.parse(stdout) as RunResult), withoutTime(first));
    });
});

function withoutTime(result: RunResult): Partial<RunResult> {
    return { ...result, milliseconds: 0 };
}
