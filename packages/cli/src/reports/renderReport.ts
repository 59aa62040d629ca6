import {
    type JudgedReport,
    renderGithub,
    renderGitlab,
    renderJunit,
    renderMarkdown,
    renderSarif,
    type RuleText,
} from "@plinth/report";
import { catalogue } from "@plinth/policies/catalogue";
import type { ReportFormat } from "./formats.ts";

const renderers: Readonly<Record<ReportFormat, (report: JudgedReport) => string>> = {
    sarif: renderSarif,
    junit: renderJunit,
    markdown: (report) => renderMarkdown(report),
    github: renderGithub,
    gitlab: renderGitlab,
};

/** A report in one of the forms that are made from what was judged. */
export function renderReport(format: ReportFormat, report: Omit<JudgedReport, "rules">): string {
    return renderers[format]({ ...report, rules: ruleTexts() });
}

/** What the catalogue says of each rule, by name. */
function ruleTexts(): ReadonlyMap<string, RuleText> {
    return new Map(
        catalogue.map(({ name, description, remedy, severity, controls }) => [
            name,
            { description, remedy, severity, controls: controls.map(({ framework, id }) => `${framework} ${id}`) },
        ]),
    );
}
