import { blocks, type Finding } from "@plinth/plan";

/** What the policy pack thinks of a resource, worst first. */
export type Mark = "blocking" | "advisory" | "unverified";

const worstFirst: readonly Mark[] = ["blocking", "advisory", "unverified"];

/** How each mark looks, in the tree and before findings. */
export const symbols: Readonly<Record<Mark, string>> = { blocking: "✗", advisory: "!", unverified: "?" };

/** The mark of a finding; none for what needs no attention. */
export function markOf(finding: Finding): Mark | undefined {
    if (blocks(finding)) return "blocking";
    if (finding.outcome === "unverified") return "unverified";
    return finding.outcome === "violation" || finding.outcome === "errored" ? "advisory" : undefined;
}

/** The worst mark of each resource by URN. */
export function marksByUrn(findings: readonly Finding[]): Map<string, Mark> {
    const marks = new Map<string, Mark>();
    for (const finding of findings) {
        const mark = markOf(finding);
        if (mark === undefined) continue;
        const before = marks.get(finding.urn);
        if (before === undefined || worstFirst.indexOf(mark) < worstFirst.indexOf(before)) marks.set(finding.urn, mark);
    }
    return marks;
}
