import type { JudgedReport } from "../judged/judged.ts";
import { totalsOf } from "../judged/totals.ts";
import { allGaps } from "../text/gaps.ts";

/** Why the exit code is not 0, in the order in which reasons win. */
export function whatIsWrong({ judged, failed, strict }: JudgedReport): string | undefined {
    if (failed) return "failed, the report is incomplete";
    const { blocking, findings } = totalsOf(judged);
    if (blocking > 0)
        return `blocked by policy: ${blocking} ${blocking === 1 ? "finding" : "findings"} of mandatory level`;
    const refused = judged.reduce((sum, { plan }) => sum + (plan.comparison?.summary.refused ?? 0), 0);
    if (refused > 0) {
        return refused === 1
            ? "refused: 1 resource that holds something would be replaced or deleted"
            : `refused: ${refused} resources that hold something would be replaced or deleted`;
    }
    const gaps = judged.reduce((sum, { plan }) => sum + allGaps(plan).length, 0);
    const doubts = [
        ...(findings.unverified > 0 ? [`${findings.unverified} unverified`] : []),
        ...(gaps > 0 ? [`${gaps} not modelled`] : []),
    ];
    return strict === true && doubts.length > 0 ? `blocked by --strict: ${doubts.join(", ")}` : undefined;
}
