import type { ComparedWith } from "@plinth/plan";
import type { Judged, JudgedReport } from "../judged/judged.ts";
import { namesText } from "../judged/wording.ts";
import { errorSection } from "../markdown/errors.ts";
import { code } from "../markdown/escape.ts";
import { fitted, type LeftOut } from "../markdown/fit.ts";
import { policyChangeSection } from "../markdown/policyChanges.ts";
import { findingSections } from "../markdown/sections.ts";
import { changeSection } from "./changes.ts";
import { COMMENT_LIMIT, COMMENT_MARKER, type CommentOptions, type CommentReport } from "./commentReport.ts";
import { costSection } from "./costs.ts";
import { dangerSection } from "./dangers.ts";
import { saidSections } from "./said.ts";
import { stackTable, wrongWith } from "./stackTable.ts";

/**
 * The one comment of a pull request, over all its environments: what happens where, what is dangerous, what the policies say,
 * then the rest. Where it would be too long, it leaves out the least important first and says what, and where it is whole.
 */
export function renderComment(report: CommentReport, { wholeAt, limit = COMMENT_LIMIT }: CommentOptions = {}): string {
    const { judged, rules } = report;
    const told: JudgedReport = { judged, failures: [], failed: false, rules, include: [], at: new Date(0) };
    return fitted(
        [COMMENT_MARKER, heading(report), comparedWith(judged)],
        [
            ...stackTable(report),
            ...dangerSection(judged),
            ...errorSection(told),
            ...findingSections(told),
            ...costSection(judged),
            ...policyChangeSection(told),
            ...saidSections(judged),
            ...changeSection(judged),
        ],
        [whole(wholeAt)],
        limit,
        (left) => leftOut(left, wholeAt),
    );
}

function heading(report: CommentReport): string {
    const { judged, missing } = report;
    const blocked = [
        ...judged.filter((each) => wrongWith(each, report) !== undefined).map(({ name }) => name),
        ...missing,
    ];
    if (blocked.length > 0) return `## ❌ Not ready: ${names(blocked)}`;
    if (judged.length === 0) return "## ✅ No environment is affected";
    const all = names(judged.map(({ name }) => name));
    return judged.every(isUnchanged) ? `## ✅ No changes in ${all}` : `## ✅ Nothing blocks ${all}`;
}

function names(all: readonly string[]): string {
    return namesText(all.map((name) => code(name)));
}

function isUnchanged({ plan: { comparison } }: Judged): boolean {
    return comparison !== undefined && Object.values(comparison.summary.changes).every((count) => count === 0);
}

function comparedWith(judged: readonly Judged[]): string {
    const sides = judged.flatMap(({ plan }) =>
        plan.comparison === undefined ? [] : [sideText(plan.comparison.against)],
    );
    const different = [...new Set(sides)];
    return different.length === 0 ? "" : `Compared with ${namesText(different)}.`;
}

function sideText(against: ComparedWith): string {
    return against.kind === "revision"
        ? `${code(against.revision)} (${code(against.commit.slice(0, 10))})`
        : namesText(against.files.map((file) => code(file)));
}

function whole(wholeAt: string | undefined): string {
    return wholeAt === undefined ? "" : `Everything, as JSON, SARIF and text: <${new URL(wholeAt).href}>`;
}

/** Which parts are cut short: a reader has to know that there is more, and of what. */
function leftOut(left: readonly LeftOut[], wholeAt: string | undefined): string {
    const parts = left.map(({ title, rows }) => `${rows} of ${title}`);
    const where = wholeAt === undefined ? "`plinth preview` shows it" : "the artifacts below have it";
    return `> [!NOTE]\n> This comment is cut to what a comment may hold, the least important first. Left out, and ${where}: ${parts.join(", ")}.`;
}
