import type { Outcome } from "@plinth/plan";
import { wrapText } from "@plinth/report";
import type { ControlCoverage, FrameworkCoverage } from "./coverage.ts";

const columns: readonly (readonly [outcome: Outcome, title: string])[] = [
    ["pass", "pass"],
    ["violation", "violation"],
    ["unverified", "unverified"],
    ["exempted", "exempted"],
    ["notApplicable", "not applicable"],
    ["errored", "errored"],
];

/** Each framework as a table for a terminal, and the names of what is not covered. */
export function coverageText(subject: string, coverage: readonly FrameworkCoverage[], width: number): string {
    return [subject, "", ...coverage.flatMap((framework) => [...frameworkLines(framework, width), ""])].join("\n");
}

function frameworkLines(framework: FrameworkCoverage, width: number): string[] {
    const { judged, withoutResource, notCovered } = framework;
    const head = ["control", ...columns.map(([, title]) => title), "rules"];
    const rows = judged.map((control) => [
        control.id,
        ...columns.map(([outcome]) => String(control.counts[outcome])),
        control.rules.join(", "),
    ]);
    const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
    const line = (row: readonly string[]): string =>
        row
            .map((cell, column) => {
                if (column === row.length - 1) return cell;
                return column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
            })
            .join("  ");
    return [
        heading(framework),
        ...(rows.length === 0 ? [] : [head, ...rows].map((row) => `  ${line(row)}`)),
        ...names("  Met no resource", withoutResource, width),
        ...notCoveredLines(notCovered, width),
    ];
}

function names(title: string, controls: readonly { readonly id: string }[], width: number): string[] {
    if (controls.length === 0) return [];
    return wrapText(`${title} (${controls.length}): ${controls.map(({ id }) => id).join(", ")}`, width, 2);
}

/** By the reason why, so that each is read once. */
function notCoveredLines(controls: FrameworkCoverage["notCovered"], width: number): string[] {
    if (controls.length === 0) return [];
    return [
        `  Not covered (${controls.length})`,
        ...reasons(controls).flatMap(([why, own]) =>
            wrapText(`    ${why} (${own.length}): ${own.map(({ id }) => id).join(", ")}`, width, 2),
        ),
    ];
}

function reasons(controls: FrameworkCoverage["notCovered"]): [why: string, own: FrameworkCoverage["notCovered"]][] {
    const groups = Map.groupBy(controls, ({ why }) => why ?? "no rule yet");
    return [...groups].sort(([, one], [, other]) => other.length - one.length);
}

function heading({ name, version, judged, withoutResource, notCovered }: FrameworkCoverage): string {
    const covered = judged.length + withoutResource.length;
    return `${name} ${version}: rules look after ${covered} of ${covered + notCovered.length} controls, ${judged.length} judged here`;
}

/** The same as a Markdown page. Names of controls and rules are ours: none needs escaping. */
export function coverageMarkdown(subject: string, coverage: readonly FrameworkCoverage[]): string {
    const table = (controls: readonly ControlCoverage[]): string[] => [
        `| Control | ${columns.map(([, title]) => title).join(" | ")} | Rules |`,
        `| --- |${" ---: |".repeat(columns.length)} --- |`,
        ...controls.map(({ id, title, counts, rules }) => {
            const name = `${id} ${title.replaceAll("|", "\\|")}`;
            const cells = columns.map(([outcome]) => counts[outcome]);
            return `| ${name} | ${cells.join(" | ")} | ${rules.map((rule) => `\`${rule}\``).join(", ")} |`;
        }),
    ];
    const listed = (title: string, controls: readonly { readonly id: string }[]): string[] =>
        controls.length === 0 ? [] : ["", `${title} (${controls.length}): ${controls.map(({ id }) => id).join(", ")}`];
    const notCovered = (controls: FrameworkCoverage["notCovered"]): string[] =>
        controls.length === 0
            ? []
            : [
                  "",
                  `Not covered (${controls.length}):`,
                  "",
                  ...reasons(controls).map(([why, own]) => `- ${why}: ${own.map(({ id }) => id).join(", ")}`),
              ];
    return [
        `# Controls: ${subject}`,
        ...coverage.flatMap((framework) => [
            "",
            `## ${heading(framework)}`,
            ...(framework.judged.length === 0 ? [] : ["", ...table(framework.judged)]),
            ...listed("Met no resource", framework.withoutResource),
            ...notCovered(framework.notCovered),
        ]),
        "",
    ].join("\n");
}
