import { existsSync, readFileSync } from "node:fs";

/** What a run of mocha came to. */
export interface TestResults {
    /** Whether mocha came to its end; else these are the results so far. */
    readonly ended: boolean;
    readonly passed: number;
    readonly failed: number;
    /** Full titles. */
    readonly skipped: readonly string[];
    /** Files of tests with the seconds that their tests and hooks took, the slowest first. */
    readonly files: readonly (readonly [file: string, seconds: number])[];
}

/** Reads what the reporter wrote; undefined when mocha died before it wrote any. */
export function readTestResults(file: string): TestResults | undefined {
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as TestResults) : undefined;
}

/**
 * One line for each skipped test, saying what it needs: "… (needs pulumi on PATH)" in its title, or else the lines
 * "skipped: …" that tests printed, which mocha cannot tie to one test.
 */
export function explainSkips(results: TestResults, output: string): readonly string[] {
    const printed = new Set([...output.matchAll(/^skipped: (.+)$/gm)].map((match) => match[1]));
    const reasons = [...printed].join("; ") || "it does not say what it needs";
    return results.skipped.map((title) => (/\bneeds?\b/i.test(title) ? title : `${title} (${reasons})`));
}
