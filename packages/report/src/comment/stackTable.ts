import type { ChangeKind, Plan, StackComparison } from "@plinth/plan";
import type { Judged } from "../judged/judged.ts";
import { code, prose } from "../markdown/escape.ts";
import type { Section } from "../markdown/sections.ts";
import { whatIsWrong } from "../markdown/whatIsWrong.ts";
import type { CommentReport } from "./commentReport.ts";

/** Changes that the cloud sees, and in which column they are counted; what only the state sees is in none. */
const columns: readonly (readonly [title: string, kinds: readonly ChangeKind[], always: boolean])[] = [
    ["Create", ["create"], true],
    ["Update", ["update"], true],
    ["Replace", ["replace"], true],
    ["Delete", ["delete"], true],
    ["Update or replace", ["updateOrReplace"], false],
    ["Import", ["import"], false],
];

/** Each stack with what happens in it, and each environment with its verdict. */
export function stackTable(report: CommentReport): Section[] {
    const { judged, missing } = report;
    const shown = columns.filter(([, kinds, always]) => always || judged.some(({ plan }) => count(plan, kinds) > 0));
    const titles = ["Environment", "Stack", ...shown.map(([title]) => title), "Verdict"];
    const rows = [
        ...judged.flatMap((each) => {
            const verdict = verdictOf(each, report);
            const stacks = each.plan.comparison?.stacks ?? [];
            if (stacks.length === 0)
                return [
                    row(
                        each.name,
                        "all",
                        shown.map(() => "?"),
                        verdict,
                    ),
                ];
            return stacks.map((stack, index) => {
                const counts = shown.map(([, kinds]) => cell(stack, kinds));
                return row(each.name, nameOf(stack), counts, index === 0 ? verdict : "");
            });
        }),
        ...missing.map((name) =>
            row(
                name,
                "all",
                shown.map(() => "?"),
                `❌ ${prose(NO_PLAN)}`,
            ),
        ),
    ];
    const head = [`| ${titles.join(" | ")} |`, `| --- | --- |${" ---: |".repeat(shown.length)} --- |`];
    return rows.length === 0 ? [] : [{ title: `Stacks (${rows.length})`, folded: false, head, rows, expendable: -1 }];
}

/** Why there is nothing to say of an environment. */
export const NO_PLAN = "failed before there was a plan: the log of its preview says why";

function row(environment: string, stack: string, counts: readonly string[], verdict: string): string {
    return `| ${[code(environment), code(stack), ...counts, verdict].join(" | ")} |`;
}

function verdictOf(judged: Judged, report: CommentReport): string {
    const wrong = wrongWith(judged, report);
    return wrong === undefined ? "✅ not blocked" : `❌ ${wrong}`;
}

/** Why the preview of an environment did not end with 0. */
export function wrongWith(judged: Judged, { rules }: Pick<CommentReport, "rules">): string | undefined {
    const failed = judged.plan.summary.errors > 0;
    return whatIsWrong({ judged: [judged], failures: [], failed, rules, include: [], at: new Date(0) });
}

function nameOf({ project, presence }: StackComparison): string {
    const said = { both: "", added: " (new)", removed: " (no longer there)", notCompared: " (not compared)" };
    return `${project}${said[presence]}`;
}

/** A zero is a dot: what happens has to be found at a glance. */
function cell({ changes, presence }: StackComparison, kinds: readonly ChangeKind[]): string {
    if (presence === "notCompared") return "?";
    const found = changes.filter(({ kind }) => kinds.includes(kind)).length;
    return found === 0 ? "·" : String(found);
}

function count({ comparison }: Plan, kinds: readonly ChangeKind[]): number {
    return kinds.reduce((sum, kind) => sum + (comparison?.summary.changes[kind] ?? 0), 0);
}
