/** What one check came to. A static check counts as one; the tests count one by one. */
export interface Outcome {
    readonly name: string;
    readonly passed: number;
    readonly failed: number;
    /** One line each: what was skipped, and what it needs. */
    readonly skipped: readonly string[];
    /** What to read when something failed; empty otherwise. */
    readonly output: string;
    readonly seconds: number;
    /** What is worth knowing though nothing is wrong. */
    readonly remark?: string;
}

/** The line for one check. */
export function formatOutcome(outcome: Outcome): string {
    const verdict = outcome.failed > 0 ? "failed" : "passed";
    const single = outcome.passed + outcome.failed <= 1 && outcome.skipped.length === 0;
    const counts = single ? "" : ` (${formatCounts([outcome])})`;
    return `${outcome.name.padEnd(9)} ${verdict} in ${outcome.seconds.toFixed(1)} s${counts}`;
}

/** The sum over all checks, as the last line of `npm test`: `12 passed, 0 failed, 1 skipped`. */
export function formatCounts(outcomes: readonly Outcome[]): string {
    const sum = (count: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + count(outcome), 0);
    const [passed, failed] = [sum((one) => one.passed), sum((one) => one.failed)];
    return `${passed} passed, ${failed} failed, ${sum((one) => one.skipped.length)} skipped`;
}
