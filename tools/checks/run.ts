// Runs every check of the repository; further arguments go to mocha: `npm test -- --grep subnets`.
import { join } from "node:path";
import { checkCoverage } from "./coverageCheck.ts";
import { formatCounts, formatOutcome, type Outcome } from "./outcome.ts";
import { Progress } from "./progress.ts";
import { runStaticCheck, staticChecks } from "./staticChecks.ts";
import { runUnitTests } from "./unitTests.ts";

/** The static checks run one after the other beside the tests, and are long done when those end. */
const AT_ONCE = 2;

process.chdir(join(import.meta.dirname, "../.."));
const mochaArgs = process.argv.slice(2);
const coverage = mochaArgs.length === 0;

const tasks: readonly [string, () => Promise<Outcome>][] = [
    ["unit", () => runUnitTests({ mochaArgs, coverage })],
    ...staticChecks.map((check): [string, () => Promise<Outcome>] => [check.name, () => runStaticCheck(check)]),
];
const outcomes: Outcome[] = [];
const progress = new Progress();
const queue = tasks.values();
await Promise.all(Array.from({ length: AT_ONCE }, work));
progress.finish("coverage", report(checkCoverage(coverage)));
progress.stop();

for (const { name, output } of outcomes.filter(({ failed }) => failed > 0)) {
    process.stdout.write(`\n── ${name} ──\n${output}\n`);
}
for (const { remark } of outcomes) if (remark !== undefined && coverage) process.stdout.write(`${remark}\n`);
for (const line of outcomes.flatMap(({ skipped }) => skipped)) process.stdout.write(`skipped: ${line}\n`);
process.stdout.write(`${formatCounts(outcomes)}\n`);
process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0;

async function work(): Promise<void> {
    for (const [name, run] of queue) {
        progress.start(name);
        progress.finish(name, report(await run()));
    }
}

function report(outcome: Outcome): string {
    outcomes.push(outcome);
    return formatOutcome(outcome);
}
