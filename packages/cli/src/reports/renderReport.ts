import type { JudgedReport, RuleText } from "@plinth/report";
import { renderGithub, renderGitlab, renderJunit, renderMarkdown, renderSarif } from "@plinth/report/formats";
import { catalogue } from "@plinth/policies/catalogue";
import { governanceRules, policyWeakened } from "@plinth/policies/governance";
import type { ReportFormat } from "./formats.ts";
import { withSettingsPlaces } from "./settingsPlaces.ts";

const renderers: Readonly<Record<ReportFormat, (report: JudgedReport) => string>> = {
    sarif: renderSarif,
    junit: renderJunit,
    markdown: (report) => renderMarkdown(report),
    github: renderGithub,
    gitlab: renderGitlab,
};

/**
 * A report in one of the forms that are made from what was judged.
 *
 * @param cwd in the repository whose settings decided.
 */
export function renderReport(format: ReportFormat, report: Omit<JudgedReport, "rules">, cwd: string): string {
    const judged = report.judged.map((each) => withSettingsPlaces(each, cwd));
    return renderers[format]({ ...report, judged, rules: ruleTexts() });
}

/** What each rule says of itself, by name: those of the catalogue, and those about the rules themselves. */
export function ruleTexts(): ReadonlyMap<string, RuleText> {
    return new Map<string, RuleText>([
        ...catalogue.map(({ name, description, remedy, severity, controls }) => {
            const named = controls.map(({ framework, id }) => `${framework} ${id}`);
            return [name, { description, remedy, severity, controls: named }] as const;
        }),
        ...[...governanceRules, policyWeakened].map(
            ({ id, description, remedy, severity }) => [id, { description, remedy, severity, controls: [] }] as const,
        ),
    ]);
}
