import type { Finding } from "@plinth/plan";
import { type Entry, entriesOf } from "../judged/entries.ts";
import type { Judged, JudgedReport } from "../judged/judged.ts";
import { errorText, exemptionText, sentencesOf } from "../judged/wording.ts";
import { plain } from "../text/plain.ts";

/** One entry of a GitLab Code Quality report. */
interface Issue {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const severities = { critical: "critical", high: "critical", medium: "major", low: "minor" } as const;

/**
 * Findings as a GitLab Code Quality report. The format has no place for counts: a list of problems is all it is. What
 * blocks is a `blocker`, whatever its severity; what nobody has to act on is `info`.
 */
export function renderGitlab(report: JudgedReport): string {
    const issues: Issue[] = [
        ...report.failures.map(({ file, line, message }) => ({
            description: plain(message),
            check_name: "plinth",
            fingerprint: `failed-${file}${line === undefined ? "" : `-${line}`}`,
            severity: "blocker" as const,
            location: { path: file, lines: { begin: line ?? 1 } },
        })),
        ...report.judged.flatMap(failedPrograms),
        ...entriesOf(report).map(issueOf),
    ];
    return `${JSON.stringify(issues, undefined, 2)}\n`;
}

function failedPrograms({ plan, placeOf }: Judged): Issue[] {
    return plan.stacks.flatMap(({ project, stack, resources, diagnostics }) =>
        diagnostics
            .filter(({ severity }) => severity === "error")
            .map(({ urn, message }, index) => {
                const place = placeOf(urn ?? resources[0]?.urn ?? `urn:pulumi:${stack}::${project}::`);
                return {
                    description: `${plain(project)}/${plain(stack)} failed: ${errorText(message)}`,
                    check_name: "plinth",
                    fingerprint: `failed-${project}/${stack}-${index + 1}`,
                    severity: "blocker" as const,
                    location: { path: place.file, lines: { begin: place.line ?? 1 } },
                };
            }),
    );
}

function issueOf(entry: Entry): Issue {
    const { finding, rule, resource, place, fingerprint } = entry;
    const { exemption } = finding;
    const text = sentencesOf(finding, resource);
    return {
        description: exemption === undefined ? text : `Exempted: ${exemptionText(exemption)}. ${text}`,
        check_name: rule,
        fingerprint,
        severity: severityOf(entry, finding),
        location: { path: place.file, lines: { begin: place.line ?? 1 } },
    };
}

function severityOf({ blocks }: Entry, { outcome, severity }: Finding): Issue["severity"] {
    if (blocks) return "blocker";
    if (outcome !== "violation" && outcome !== "errored") return "info";
    return severity === null ? "major" : severities[severity];
}
