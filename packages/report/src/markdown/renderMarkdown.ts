import type { Outcome, Plan } from "@plinth/plan";
import { comparisonLines } from "../comparison/comparisonLines.ts";
import type { JudgedReport } from "../judged/judged.ts";
import { rulesWithoutResource, totalsOf } from "../judged/totals.ts";
import { namesText } from "../judged/wording.ts";
import { allGaps } from "../text/gaps.ts";
import { makeStyle } from "../text/style.ts";
import { code, codeBlock, prose } from "./escape.ts";
import { errorSection } from "./errors.ts";
import { fitted } from "./fit.ts";
import { policyChangeSection } from "./policyChanges.ts";
import { findingSections, type Section } from "./sections.ts";
import { whatIsWrong } from "./whatIsWrong.ts";

/** What a comment on a pull request may hold: 65,536 characters at GitHub, more elsewhere. */
export const MARKDOWN_LIMIT = 65_536;

/** Findings for a pull request: the verdict first, then what blocks, and the rest folded away. */
export function renderMarkdown(report: JudgedReport, { limit = MARKDOWN_LIMIT }: { limit?: number } = {}): string {
    const { judged } = report;
    return fitted(
        [heading(report), counts(report)],
        [
            ...notes(report),
            ...errorSection(report),
            ...findingSections(report),
            ...policyChangeSection(report),
            ...judged.flatMap(({ plan }) => [...comparison(plan), ...gaps(plan)]),
            ...idleRules(report),
        ],
        [],
        limit,
    );
}

function heading(report: JudgedReport): string {
    const names = namesText(report.judged.map(({ name }) => code(name)));
    const wrong = whatIsWrong(report);
    return wrong === undefined ? `## ✅ ${names} not blocked` : `## ❌ ${names} ${wrong}`;
}

const columns: readonly (readonly [Outcome, string])[] = [
    ["violation", "Violations"],
    ["unverified", "Unverified"],
    ["exempted", "Exempted"],
    ["errored", "Errored"],
    ["pass", "Passed"],
    ["notApplicable", "Not applicable"],
];

function counts({ judged }: JudgedReport): string {
    const { findings, resources, assumed } = totalsOf(judged);
    const rests =
        assumed === 0 ? "" : `, ${assumed === 1 ? "1 verdict rests" : `${assumed} verdicts rest`} on assumed values`;
    return [
        `${resources} ${resources === 1 ? "resource" : "resources"}${rests}`,
        "",
        `| ${columns.map(([, title]) => title).join(" | ")} |`,
        `|${" ---: |".repeat(columns.length)}`,
        `| ${columns.map(([outcome]) => findings[outcome]).join(" | ")} |`,
    ].join("\n");
}

function notes({ judged }: JudgedReport): Section[] {
    const rows = judged.flatMap(({ name, notes = [] }) => notes.map((note) => `- ${code(name)}: ${prose(note)}`));
    return rows.length === 0 ? [] : [{ title: `Notes (${rows.length})`, folded: false, head: [], rows, expendable: 2 }];
}

/** Wide enough for a URN; readers of a page can scroll. */
const WIDTH = 140;

function comparison({ comparison }: Plan): Section[] {
    if (comparison === undefined) return [];
    const block = codeBlock(comparisonLines(comparison, WIDTH, makeStyle(false)));
    const refused = comparison.summary.refused > 0;
    return [{ title: "What differs", folded: !refused, head: [], rows: [block], expendable: refused ? 1 : 5 }];
}

function gaps(plan: Plan): Section[] {
    const rows = allGaps(plan).map(({ kind, token }) => `- ${kind}: ${code(token)}`);
    const title = `Not modelled (${rows.length})`;
    return rows.length === 0 ? [] : [{ title, folded: true, head: [], rows, expendable: 6 }];
}

function idleRules({ judged }: JudgedReport): Section[] {
    const rules = rulesWithoutResource(judged);
    const title = `Rules that met no resource (${rules.length})`;
    return rules.length === 0
        ? []
        : [{ title, folded: true, head: [], rows: [rules.map(code).join(", ")], expendable: 9 }];
}
