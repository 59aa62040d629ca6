import { existsSync, readFileSync } from "node:fs";

/** What a run of mocha came to. */
export interface TestResults {
    readonly passed: number;
    readonly failed: number;
    /** Full titles. */
    readonly skipped: readonly string[];
}

/** Reads what the reporter wrote; undefined when mocha died before its end. */
export function readTestResults(file: string): TestResults | undefined {
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as TestResults) : undefined;
}

/**
 * Skipped tests whose title does not say what they need. A skip is honest only when the reader learns what to
 * install to have it run: "… (needs pulumi on PATH)".
 */
export function unexplainedSkips(results: TestResults): readonly string[] {
    return results.skipped.filter((title) => !/\bneeds?\b/i.test(title));
}
