import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { coverageByGroup, coverageProblems } from "./coverage.ts";
import { hasCode } from "./coverageCheck.ts";
import { formatCounts, formatOutcome, type Outcome } from "./outcome.ts";
import { runNodeScript } from "./runCommand.ts";
import { readTestResults, explainSkips } from "./testResults.ts";

const outcome = (values: Partial<Outcome>): Outcome => ({
    name: "unit",
    passed: 0,
    failed: 0,
    skipped: [],
    output: "",
    seconds: 1.26,
    ...values,
});

describe("the summary of all checks", () => {
    it("ends with the sums, a static check counting as one", () => {
        const outcomes = [
            outcome({ passed: 40, failed: 2, skipped: ["needs a"] }),
            outcome({ name: "types", passed: 1 }),
        ];
        assert.equal(formatCounts(outcomes), "41 passed, 2 failed, 1 skipped");
    });

    it("gives each check its line, with counts where there is more than one", () => {
        assert.equal(formatOutcome(outcome({ name: "types", passed: 1 })), "types     passed in 1.3 s");
        assert.equal(
            formatOutcome(outcome({ passed: 3, failed: 1 })),
            "unit      failed in 1.3 s (3 passed, 1 failed, 0 skipped)",
        );
    });

    it("says of each skipped test what it needs, from its title or from what the tests printed", () => {
        const results = {
            ended: true,
            passed: 1,
            failed: 0,
            files: [],
            skipped: ["up of sandbox (needs pulumi on PATH)", "up of prod"],
        };
        const printed = "\nskipped: pulumi is not on PATH\nskipped: pulumi is not on PATH\n";
        assert.deepEqual(explainSkips(results, printed), [
            "up of sandbox (needs pulumi on PATH)",
            "up of prod (pulumi is not on PATH)",
        ]);
        assert.equal(explainSkips(results, "")[1], "up of prod (it does not say what it needs)");
    });
});

describe("mocha's reporter", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "plinth-mocha-"))));
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    it("counts what passed, failed and was skipped, and prints failures alone", async () => {
        const file = join(folder, "some.test.cjs");
        const results = join(folder, "results.json");
        writeFileSync(
            file,
            `describe("some", () => { it("passes", () => {}); it("fails", () => { throw new Error("why"); });
            it("waits (needs more)", function () { this.skip(); }); });`,
        );
        const reporter = [
            "--reporter",
            join(import.meta.dirname, "mochaReporter.ts"),
            "--reporter-option",
            `output=${results}`,
        ];
        const mocha = join(import.meta.dirname, "../../node_modules/mocha/bin/mocha.js");
        const { code, output } = await runNodeScript(mocha, ["--no-config", ...reporter, file]);
        assert.equal(code, 1);
        const { files, ...counts } = readTestResults(results) ?? {};
        assert.deepEqual(counts, { ended: true, passed: 1, failed: 1, skipped: ["some waits (needs more)"] });
        assert.deepEqual(
            files?.map(([of]) => of),
            [relative(".", file)],
        );
        assert.match(output, /1\) some\s+fails:\s+Error: why/);
        assert.doesNotMatch(output, /passes/);
    });
});

describe("coverage", () => {
    const lines = (total: number, covered: number) => ({ lines: { total, covered } });
    const files = new Map([
        ["packages/core/src/a.ts", lines(100, 95)],
        ["packages/core/src/b.ts", lines(100, 80)],
        ["packages/core/src/types.ts", lines(50, 0)],
        ["packages/corex/src/a.ts", lines(100, 0)],
    ]);
    const core = { name: "core", folder: "packages/core/src", atLeast: 90 };
    const withCode = (file: string) => !file.endsWith("types.ts");

    it("is added up over a folder, files of types alone aside", () => {
        const [result] = coverageByGroup(files, [core], withCode);
        assert.equal(result?.percent, 87.5);
    });

    it("refuses a folder below its share and a folder without a file", () => {
        const none = { name: "gone", folder: "packages/gone/src", atLeast: 90 };
        const problems = coverageProblems(coverageByGroup(files, [core, none, { ...core, atLeast: 87 }], withCode));
        assert.equal(problems.length, 2);
        assert.match(problems[0] ?? "", /^core: 87\.5 % of lines covered, 90 % wanted/);
        assert.match(problems[1] ?? "", /^gone: no file of packages\/gone\/src was measured/);
    });

    it("knows a file of types alone from one that does something", () => {
        assert.equal(hasCode(join(import.meta.dirname, "coverage.ts")), true);
        assert.equal(hasCode(join(import.meta.dirname, "../nx/targets.ts")), true);
        const folder = mkdtempSync(join(tmpdir(), "plinth-types-"));
        const file = join(folder, "types.ts");
        writeFileSync(
            file,
            `/** A. */\nimport type { B } from "./b.ts";\nexport interface A {\n    readonly b: B; // c\n}\n`,
        );
        assert.equal(hasCode(file), false);
        rmSync(folder, { recursive: true });
    });
});
