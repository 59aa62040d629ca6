import type { Plan } from "@plinth/plan";
import { type ExitCode, exitCodes } from "../exitCodes.ts";

/** The exit code of a preview. An error beats a violation: a plan that is incomplete cannot be judged. */
export function verdict(
    plan: Plan,
    { failed, strict }: { readonly failed: boolean; readonly strict: boolean },
): ExitCode {
    if (failed) return exitCodes.failed;
    if (plan.summary.blocking > 0) return exitCodes.blocked;
    if ((plan.comparison?.summary.refused ?? 0) > 0) return exitCodes.blocked;
    const doubtful = plan.summary.findings.unverified > 0 || plan.stacks.some(({ gaps }) => gaps.length > 0);
    return strict && doubtful ? exitCodes.blocked : exitCodes.clean;
}
