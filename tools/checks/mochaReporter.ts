import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import Mocha from "mocha";
import type { TestResults } from "./testResults.ts";

/** What mocha says of a test or hook that has ended; the type of a hook lacks its time. */
interface Timed {
    readonly file?: string;
    readonly duration?: number;
}

const SECONDS_BETWEEN_WRITES = 15;

/** Writes the counts as JSON to `--reporter-option output=FILE`, and prints failures only: a passing test is no news. */
export class CountingReporter extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
        super(runner, options);
        const output = (options.reporterOptions as { output?: string } | undefined)?.output;
        const skipped: string[] = [];
        const seconds = new Map<string, number>();
        const add = ({ file = "", duration = 0 }: Timed): void =>
            void seconds.set(file, (seconds.get(file) ?? 0) + duration / 1000);
        runner.on("test end", add);
        runner.on("hook end", add);
        runner.on("pending", (test) => skipped.push(test.fullTitle()));
        const write = (ended: boolean): void => {
            if (!output) return;
            const { passes, failures } = this.stats;
            const files = [...seconds]
                .sort(([, one], [, other]) => other - one)
                .map(([file, taken]): [string, number] => [relative(".", file), Math.round(taken)]);
            const results: TestResults = { ended, passed: passes, failed: failures, skipped, files };
            writeFileSync(output, JSON.stringify(results));
        };
        // What ends a run that hangs leaves no time to write.
        const soFar = setInterval(() => write(false), SECONDS_BETWEEN_WRITES * 1000);
        soFar.unref();
        runner.once("end", () => {
            clearInterval(soFar);
            write(true);
            const { failures } = this.stats;
            if (failures > 0) this.epilogue();
        });
    }
}

// Mocha takes a reporter module's default export and nothing else.
export default CountingReporter;
