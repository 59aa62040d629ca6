import type { Finding } from "@plinth/plan";

/**
 * One set of verdicts from those of both passes.
 *
 * A verdict that pass one reached stands: it rests on what the program says. The settled pass decides what was unverified,
 * and judges what exists only there; those verdicts rest on values that the simulated cloud made up.
 */
export function mergeFindings(first: readonly Finding[], settled: readonly Finding[]): Finding[] {
    const decided = first.filter(({ outcome }) => outcome !== "unverified");
    const known = new Set(decided.map(({ id }) => id));
    const subjects = new Set(decided.map(subjectOf));
    const later = settled
        .filter((finding) => !known.has(finding.id))
        // A rule that passes a resource now says nothing new where it found something, or passed, before.
        .filter((finding) => speaks(finding) || !subjects.has(subjectOf(finding)))
        .map((finding): Finding => (finding.outcome === "unverified" ? finding : { ...finding, basis: "assumed" }));
    const contradicted = new Set(later.filter(speaks).map(subjectOf));
    const answered = new Set(settled.map(subjectOf));
    return [
        // A rule that passed a resource, and finds something in it once its values are known, did not pass it.
        ...decided.filter((finding) => speaks(finding) || !contradicted.has(subjectOf(finding))),
        ...later,
        ...first.filter((finding) => finding.outcome === "unverified" && !answered.has(subjectOf(finding))),
    ];
}

function subjectOf({ pack, rule, urn }: Finding): string {
    return `${pack}\n${rule}\n${urn}`;
}

/** Whether a verdict is about something found, rather than that there is nothing to say. */
function speaks({ outcome }: Finding): boolean {
    return outcome !== "pass" && outcome !== "notApplicable";
}
