import assert from "node:assert/strict";
import { median } from "./measure.ts";
import { readOptions, SIZES } from "./options.ts";
import { renderTables } from "./report.ts";
import type { Result } from "./results.ts";
import { subjectNames } from "./subjects.ts";

const result = (subject: Result["subject"], size: number, seconds: readonly number[], megabytes: number): Result => ({
    subject,
    title: `the ${subject}`,
    size,
    cold: undefined,
    warm: seconds,
    watched: { seconds: 0, memory: megabytes * 1e6, cpu: 1 },
});

describe("the bench", () => {
    it("takes the middle of its runs", () => {
        assert.equal(median([3, 1, 2]), 2);
        assert.equal(median([4, 1, 2, 3]), 2.5);
    });

    it("puts figures side by side and the ratios that count below them", () => {
        const text = renderTables([
            result("one-pass", 13, [1, 3, 2], 200),
            result("newcomer", 13, [8], 1000),
            result("one-pass", 1013, [5], 800),
            result("newcomer", 1013, [28], 1600),
        ]);
        assert.match(
            text,
            /\| resources \| 13 \| 1,013 \|\n\| --- \| ---: \| ---: \|\n\| the one-pass \| 2\.00 \| 5\.00 \|/,
        );
        assert.match(text, /\| one pass ÷ newcomer \| \*\*0\.25\*\* \| \*\*0\.18\*\* \|/);
        assert.match(
            text,
            /\| the newcomer \| 1000 \| 1600 \|\n\| one pass ÷ newcomer \| \*\*0\.20\*\* \| \*\*0\.50\*\* \|/,
        );
        assert.match(text, /\| between \| 13 and 1,013 \|\n\| --- \| ---: \|\n\| the one-pass \| 3\.0 \|/);
        assert.doesNotMatch(text, /nothing kept/);
    });

    it("leaves out ratios of what was not measured", () => {
        const text = renderTables([result("one-pass", 13, [1], 200)]);
        assert.doesNotMatch(text, /÷/);
    });

    it("writes the documentation only when everything was measured", () => {
        assert.deepEqual(readOptions([], subjectNames), {
            sizes: SIZES,
            runs: undefined,
            only: undefined,
            write: true,
        });
        assert.equal(readOptions(["--runs", "2"], subjectNames).write, true);
        assert.equal(readOptions(["--sizes", "13,100"], subjectNames).write, false);
        assert.equal(readOptions(["--only", "one-pass"], subjectNames).write, false);
    });

    it("refuses what is not there, and what is no number", () => {
        assert.throws(() => readOptions(["--only", "two-pass"], subjectNames), /--only two-pass: there is one-pass, /);
        assert.throws(() => readOptions(["--sizes", "13,many"], subjectNames), /--sizes many: a whole number above 0/);
    });
});
