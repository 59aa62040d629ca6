import { UserError } from "@plinth/core/errors";
import type { Standing, Step, StepReport } from "./step.ts";

export interface RunOptions {
    readonly dryRun: boolean;
    /** Whether the account may be changed; asked once, before the first step that does. */
    readonly confirm: () => Promise<boolean>;
    readonly say: (report: StepReport) => void;
    /** Aborts when a person or the system stops the run: no further step begins. */
    readonly signal: AbortSignal;
}

/** What came of a run. */
export interface RunResult {
    readonly steps: readonly StepReport[];
    /** Whether every step is done, or left to a person. */
    readonly complete: boolean;
}

/**
 * Takes the steps in their order: what is done is left as it is, so a run goes on where one before it ended. A step counts as
 * done when its own check says so, not when its command ended well. The first that is refused or fails ends the run.
 */
export async function runSteps(steps: readonly Step[], options: RunOptions): Promise<RunResult> {
    const reports: StepReport[] = [];
    let ended = false;
    for (const step of steps) {
        const report = ended ? waiting(step) : await take(step, options);
        reports.push(report);
        options.say(report);
        if (report.result === "refused" || report.result === "failed") ended = true;
        if (options.signal.aborted) ended = true;
    }
    return { steps: reports, complete: !ended };
}

async function take(step: Step, { dryRun, confirm }: RunOptions): Promise<StepReport> {
    try {
        const standing = await step.standing();
        if (standing.is !== "todo") return settled(step, standing);
        if (dryRun) return report(step, "would", standing.found);
        if (step.act === undefined) return report(step, "left", standing.found, step.check);
        if (step.changesCloud === true && !(await confirm())) {
            return report(step, "refused", "nobody said yes", "add --yes, or answer on a terminal");
        }
        const made = await step.act();
        const after = await step.standing();
        if (after.is === "done" || after.is === "unchecked") return report(step, "made", made);
        const found = after.is === "refused" ? after.reason : after.found;
        return report(step, "failed", `was done, and is not there: ${found}`, step.check);
    } catch (error) {
        if (!UserError.isInstance(error)) throw error;
        const [reason = "", fix] = error.message.split(/\s*Fix: /);
        return report(step, "failed", reason, fix ?? "mend it and run the command again: it goes on here");
    }
}

function settled(step: Step, standing: Exclude<Standing, { is: "todo" }>): StepReport {
    switch (standing.is) {
        case "done":
            return report(step, "done", standing.found);
        case "unchecked":
            return report(step, "unchecked", `not checked: needs ${standing.needs}`);
        case "refused":
            return report(step, "refused", standing.reason, standing.fix);
    }
}

function waiting(step: Step): StepReport {
    return report(step, "waiting", "a step before it is not done");
}

function report(
    { id, what, why, check, undo }: Step,
    result: StepReport["result"],
    found: string,
    fix?: string,
): StepReport {
    return { id, what, why, check, undo, result, found, ...(fix === undefined ? {} : { fix }) };
}
