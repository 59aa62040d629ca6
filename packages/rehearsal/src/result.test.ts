import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readResults } from "./result.ts";

describe("the results of rehearsals", () => {
    let folder: string;
    let file: string;
    const line = (seed: number): string => JSON.stringify({ environment: "sandbox", seed, violations: [] });

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "plinth-results-"));
        file = join(folder, "results.jsonl");
    });

    after(() => {
        rmSync(folder, { recursive: true });
    });

    it("are none where there is no file yet", () => {
        assert.deepEqual(readResults(join(folder, "missing.jsonl")), []);
    });

    it("are read line by line, without a last one that was cut off", () => {
        writeFileSync(file, `${line(1)}\n${line(2)}\n${line(3).slice(0, 20)}`);
        assert.deepEqual(
            readResults(file).map(({ seed }) => seed),
            [1, 2],
        );
    });

    it("refuses a file of something else, naming the line", () => {
        writeFileSync(file, `${line(1)}\n{"name":"plinth"}\n${line(2)}\n`);
        assert.throws(() => readResults(file), /results\.jsonl:2: is no result of a rehearsal\. Fix: /);
    });
});
