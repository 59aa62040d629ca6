import type { EnforcementLevel, ReportViolation } from "@pulumi/policy";
import type { Verdict } from "../judge/judgeRule.ts";
import type { Level } from "../rule/rule.ts";
import { renderFinding } from "../wire/finding.ts";

/** What `report` accepts beside a text, though its type does not say so; the test beside this file holds it to that. */
type DetailedReport = (finding: { message: string; urn: string; enforcementLevel?: EnforcementLevel }) => void;

const LEVELS: Partial<Record<Verdict["outcome"], EnforcementLevel>> = {
    unverified: "advisory",
    exempted: "advisory",
    errored: "mandatory",
};

/**
 * Reports one verdict. Unverified is advisory, since it is judged again once the value is known; exempted is, since it
 * is to be seen and not to block; a rule that failed to run is mandatory, since nothing vouches for the resource. A
 * violation takes the level the engine has for the policy, unless `override` says otherwise.
 */
export function reportVerdict(report: ReportViolation, verdict: Verdict, override: Level | undefined): void {
    if (override === "off") {
        return;
    }
    const enforcementLevel = LEVELS[verdict.outcome] ?? override;
    const send = report as unknown as DetailedReport;
    send({ message: renderFinding(verdict), urn: verdict.urn, ...(enforcementLevel && { enforcementLevel }) });
}
