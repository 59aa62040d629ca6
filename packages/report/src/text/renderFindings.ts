import type { Plan } from "@plinth/plan";
import { countsText } from "../judged/wording.ts";
import { findingLines } from "./findings.ts";
import { idleRuleLines } from "./idleRules.ts";
import type { TextOptions } from "./options.ts";
import { plain } from "./plain.ts";
import { makeStyle } from "./style.ts";
import { count } from "./verdict.ts";
import { wrap } from "./width.ts";

export type FindingsOptions = Pick<TextOptions, "width" | "color" | "include"> & {
    /** What was judged, and what it is: `prod.json (pulumi stack export)`. */
    readonly subject: string;
    /** What the resources are called that no stack of Pulumi holds; by default they are, and the stacks are named. */
    readonly counted?: string;
    /** What has to be known to understand the findings. */
    readonly notes: readonly string[];
};

/** A section with an empty line after it, nothing for an empty one. */
function spaced(lines: readonly string[]): string[] {
    return lines.length === 0 ? [] : [...lines, ""];
}

/** Findings on existing data: what was judged, what rules say of it, and whether that is fine. Ends with a newline. */
export function renderFindings(plan: Plan, options: FindingsOptions): string {
    const { width, subject, notes, counted } = options;
    const style = makeStyle(options.color);
    const { summary, stacks } = plan;
    const names = stacks.map(({ project, stack }) => `${plain(project)}/${plain(stack)}`).join(", ");
    const found = findingLines(plan, options, style);
    const blocked = summary.blocking > 0;
    const judged = blocked
        ? `blocked by policy: ${count(summary.blocking, "finding")} of mandatory level`
        : "not blocked";
    return `${[
        ...wrap(
            `${plain(subject)}: ${counted === undefined ? `${names}, ` : ""}${count(summary.resources, counted ?? "resource")}`,
            width,
            2,
        ).map(style.heading),
        ...notes.flatMap((note) => wrap(`Note: ${plain(note)}.`, width, 2).map(style.quiet)),
        ...(found.length > 0 ? ["", ...found, ""] : []),
        ...spaced(idleRuleLines(plan, width, style, options.include)),
        ...wrap(`Policy: ${countsText(summary)}; ${judged}`, width, 2).map(blocked ? style.bad : style.good),
    ].join("\n")}\n`;
}
