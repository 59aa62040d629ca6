import { writeFileSync } from "node:fs";
import Mocha from "mocha";
import type { TestResults } from "./testResults.ts";

/** Writes the counts as JSON to `--reporter-option output=FILE`, and prints failures only: a passing test is no news. */
export class CountingReporter extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
        super(runner, options);
        const output = (options.reporterOptions as { output?: string } | undefined)?.output;
        const skipped: string[] = [];
        runner.on("pending", (test) => skipped.push(test.fullTitle()));
        runner.once("end", () => {
            const { passes, failures } = this.stats;
            const results: TestResults = { passed: passes, failed: failures, skipped };
            if (output) writeFileSync(output, JSON.stringify(results));
            if (failures > 0) this.epilogue();
        });
    }
}

// Mocha takes a reporter module's default export and nothing else.
export default CountingReporter;
