import type { Finding, Outcome } from "@plinth/plan";

/** Outcomes that are listed on request only; the summary always counts them. */
const ON_REQUEST: readonly Outcome[] = ["pass", "notApplicable"];

/** The findings a report lists. */
export function listed(findings: readonly Finding[], include: readonly Outcome[] = []): Finding[] {
    return findings.filter(({ outcome }) => !ON_REQUEST.includes(outcome) || include.includes(outcome));
}
