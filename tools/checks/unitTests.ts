import { mkdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { COMPILED_FOR_TESTS } from "./compileOnce.ts";
import type { Outcome } from "./outcome.ts";
import { runNodeScript } from "./runCommand.ts";
import { explainSkips, readTestResults, type TestResults } from "./testResults.ts";

export interface UnitRun {
    /** Further arguments for mocha, such as `--grep`. */
    readonly mochaArgs: readonly string[];
    /** Whether to measure coverage, of the processes that run tests. */
    readonly coverage: boolean;
}

/** Runs mocha, under c8 when coverage is asked for. */
export async function runUnitTests(run: UnitRun): Promise<Outcome> {
    const resultsFile = join("coverage", "tests.json");
    rmSync("coverage", { recursive: true, force: true });
    mkdirSync("coverage");
    const mocha = ["node_modules/mocha/bin/mocha.js", "--config", "tools/checks/allTests.json", "--forbid-only"];
    const reporter = ["--reporter", "./tools/checks/mochaReporter.ts", "--reporter-option", `output=${resultsFile}`];
    const hooks = ["--require", "./tools/checks/compileOnce.ts", "--require", "./tools/checks/removeAtEnd.ts"];
    if (run.coverage) hooks.push("--require", "./tools/checks/coverTestsOnly.ts");
    const args = [...mocha, ...hooks, ...reporter, "--jobs", String(testsAtOnce()), ...run.mochaArgs];
    const command = run.coverage ? ["node_modules/c8/bin/c8.js", process.execPath, ...args] : args;
    const [script = "", ...rest] = command;
    const { code, output, seconds } = await runNodeScript(script, rest);
    rmSync(COMPILED_FOR_TESTS, { recursive: true, force: true });
    const results = readTestResults(resultsFile);
    if (!results) return { name: "unit", passed: 0, failed: 1, skipped: [], output: output.trim(), seconds };
    const problems: string[] = [];
    if (results.passed === 0 && run.mochaArgs.length === 0) problems.push("no test ran");
    if (!results.ended) problems.push(`mocha was ended after ${results.passed + results.failed} tests`);
    else if (code !== 0 && results.failed === 0) problems.push(`mocha ended with ${code} although no test failed`);
    return {
        name: "unit",
        passed: results.passed,
        failed: results.failed + problems.length,
        skipped: explainSkips(results, output),
        remark: `slowest: ${slowest(results)}`,
        output: results.failed + problems.length > 0 ? [output.trim(), ...problems].join("\n") : "",
        seconds,
    };
}

function slowest({ files }: TestResults): string {
    return files
        .slice(0, 10)
        .map(([file, taken]) => `${file} ${taken} s`)
        .join(", ");
}

/**
 * Files of tests run side by side, since the slow ones wait for processes they start; the slow ones come first in
 * `allTests.json`. Each starts processes of its own and waits for them: one more
 * than there are processors, four at most, keep most machines busy.
 */
function testsAtOnce(): number {
    return Math.min(availableParallelism() + 1, 4);
}
