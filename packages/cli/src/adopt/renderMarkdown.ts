import { valueText } from "@plinth/report";
import type { AdoptedChild, AdoptionReport } from "./adoptionReport.ts";
import { decidedText, keepName, nextLines } from "./renderText.ts";

/** The report as a page for a pull request. */
export function renderAdoptionMarkdown(report: AdoptionReport): string {
    const { environment, layer, adopted, created, warnings, summary } = report;
    return [
        `## Adopting what exists: ${layer} of ${environment}`,
        "",
        "| adopted | unchanged | changed in place | replaced | unknown | created |",
        "| --- | --- | --- | --- | --- | --- |",
        `| ${summary.adopted} | ${summary.same} | ${summary.update} | ${summary.replace} | ${summary.unknown} | ${summary.created} |`,
        "",
        ...adopted.flatMap(section),
        ...(created.length === 0
            ? []
            : ["### Would be created", "", ...created.map(({ child, type }) => `- ${code(child)} ${type}`), ""]),
        ...(warnings.length === 0
            ? []
            : ["### Warnings", "", ...warnings.map((warning) => `- ${escape(warning)}`), ""]),
        "### Next",
        "",
        ...nextLines(report).map((line) => `- ${escape(line)}`),
        "",
    ].join("\n");
}

function section(child: AdoptedChild): string[] {
    const rows = child.properties.map(
        ({ path, found, component, effect, decidedBy, matching }) =>
            `| ${[
                code(path),
                effect === "unknown" && found === undefined ? "not known" : code(valueText(found)),
                component === undefined ? "not set" : code(valueText(component)),
                escape(decidedText(decidedBy)),
                effect,
                [...(matching === undefined ? [] : [code(matching)]), code(`keep: [${keepName(path)}]`)].join(" or "),
            ].join(" | ")} |`,
    );
    const kept = child.kept.length === 0 ? [] : [`Kept: ${child.kept.map(code).join(", ")}`, ""];
    return [
        `### ${code(child.child)}: ${child.verdict}`,
        "",
        `${child.type} ${code(child.id)}`,
        "",
        ...(rows.length === 0
            ? []
            : [
                  "| property | exists | component | decided by | effect | to leave it |",
                  "| --- | --- | --- | --- | --- | --- |",
                  ...rows,
                  "",
              ]),
        ...kept,
    ];
}

/** A code span that a table cell can hold. */
function code(text: string): string {
    const fence = text.includes("`") ? "``" : "`";
    return `${fence}${text.replaceAll("|", "\\|")}${fence}`;
}

function escape(text: string): string {
    return text.replace(/[\\`*_[\]<>|]/g, "\\$&");
}
