import type { Run } from "../host/run.ts";
import { takeUnrunNow } from "./applies.ts";
import { describe, findMistakes, type Mistakes } from "./mistakes.ts";
import { Rejections } from "./rejections.ts";

/** What tests of this process have done since it was last looked at. */
let rejections: Rejections | undefined;
const runs: Run[] = [];

/** The file of the running test, where the test runner says it. */
let testFile: string | undefined;

/** Begins a test of a file. */
export function watchTest(file: string | undefined): void {
    watch();
    testFile = file;
}

export function currentTestFile(): string | undefined {
    return testFile;
}

/** Begins to collect mistakes; goes on where that has begun. */
export function watch(): void {
    if (rejections !== undefined) return rejections.listen();
    rejections = new Rejections();
    process.once("exit", reportAtExit);
}

/** Collects the mistakes of a run as well. */
export function watchRun(run: Run): void {
    runs.push(run);
}

/** Mistakes since the last call, once everything has settled. */
export async function takeMistakes(seconds: number): Promise<Mistakes> {
    if (rejections === undefined) return { messages: [] };
    const mistakes = await findMistakes({ runs, rejections, store: undefined, testFile, seconds });
    // The last one still answers what tests register; those before it answer nobody.
    for (const past of runs.splice(0, runs.length - 1)) past.close();
    return mistakes;
}

/** Without a hook that looks at them, mistakes would be lost: they fail the process instead. */
function reportAtExit(): void {
    const messages = [
        ...runs.flatMap((run) => [...run.takeFailures(), ...(run.busy ? run.takePending() : [])]),
        ...(rejections?.takeNow() ?? []).filter((reason) => !runs.some((run) => run.explains(reason))).map(describe),
        ...takeUnrunNow(undefined),
    ];
    if (messages.length === 0) return;
    console.error(`mistakes that no test reported (call assertSettled at its end):\n${messages.join("\n")}`);
    process.exitCode = 1;
}
