import type { Diagnostic } from "@plinth/plan";
import type { Judged } from "../judged/judged.ts";
import { errorText } from "../judged/wording.ts";
import { code, prose } from "../markdown/escape.ts";
import type { Section } from "../markdown/sections.ts";
import { plainLines } from "../text/plain.ts";

/** What components say first where an option makes them less safe than they are by default. */
export const OPT_OUT_PREFIX = "less safe than the default";

interface Said extends Diagnostic {
    readonly where: string;
}

/** What programs said of themselves: options that make something less safe, and other warnings. */
export function saidSections(judged: readonly Judged[]): Section[] {
    const all = judged.flatMap(({ name, plan }) =>
        plan.stacks.flatMap(({ project, diagnostics }) =>
            diagnostics.map((diagnostic): Said => ({ ...diagnostic, where: `${name} ${project}` })),
        ),
    );
    const isOptOut = ({ message }: Said): boolean => message.trimStart().startsWith(OPT_OUT_PREFIX);
    // A warning exposes something, a note says what can be lost: the worse first.
    const optOuts = [...all.filter(isOptOut)].sort(
        (a, b) => Number(b.severity === "warning") - Number(a.severity === "warning"),
    );
    const warnings = all.filter((said) => said.severity === "warning" && !isOptOut(said));
    return [
        ...section("Less safe than the default", 6, optOuts.flatMap(optOutRows)),
        ...section("Warnings", 7, [...new Set(warnings.map(({ where, message }) => row(where, errorText(message))))]),
    ];
}

/** A program says it once for all of its components, a line for each. */
function optOutRows({ where, message }: Said): string[] {
    const [, ...lines] = plainLines(message);
    return lines.map((line) => row(where, line.trim()));
}

function row(where: string, text: string): string {
    return `| ${code(where)} | ${prose(text)} |`;
}

function section(title: string, expendable: number, rows: readonly string[]): Section[] {
    const head = ["| Stack | |", "| --- | --- |"];
    return rows.length === 0 ? [] : [{ title: `${title} (${rows.length})`, folded: false, head, rows, expendable }];
}
