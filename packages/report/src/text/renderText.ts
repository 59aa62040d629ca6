import type { Plan, StackPlan } from "@plinth/plan";
import { comparisonLines } from "../comparison/comparisonLines.ts";
import { diagnosticLines } from "./diagnostics.ts";
import { findingLines } from "./findings.ts";
import { gapLines } from "./gaps.ts";
import { idleRuleLines } from "./idleRules.ts";
import { marksByUrn } from "./marks.ts";
import type { TextOptions } from "./options.ts";
import { outputLines } from "./outputs.ts";
import { plain } from "./plain.ts";
import { policyChangeLines } from "./policyChanges.ts";
import { makeStyle, type Style } from "./style.ts";
import { buildTree } from "./tree.ts";
import { treeLines } from "./treeLines.ts";
import { count, stackSummary, verdictLines } from "./verdict.ts";
import { fit, widthOf } from "./width.ts";

/**
 * A plan for people: each stack as a tree by component, what programs said, what the policy pack found, and a summary.
 * What matters most stands last, where a terminal shows it.
 */
export function renderText(plan: Plan, options: TextOptions): string {
    const style = makeStyle(options.color);
    const marks = marksByUrn(plan.findings);
    const stacks = plan.stacks.flatMap((stack) => [
        stackHeading(stack, options.width, style),
        ...treeLines(buildTree(stack.resources, marks), options.width, style),
        ...outputLines(stack.outputs, options.width, style),
        "",
    ]);
    const heading = `${plain(plan.environment)}: ${plan.layout === "single" ? "one stack" : count(plan.stacks.length, "stack")}`;
    const lines = [
        style.heading(fit(heading, options.width)),
        "",
        ...stacks,
        ...spaced(plan.comparison === undefined ? [] : comparisonLines(plan.comparison, options.width, style)),
        ...spaced(policyChangeLines(plan, options.width, style)),
        ...spaced(diagnosticLines(plan, options.width, style)),
        ...spaced(gapLines(plan, options.width, style)),
        ...spaced(findingLines(plan, options, style)),
        ...spaced(idleRuleLines(plan, options.width, style, options.include)),
        ...verdictLines(plan, options, style),
    ];
    return `${lines.join("\n")}\n`;
}

function stackHeading(stack: StackPlan, width: number, style: Style): string {
    const project = fit(plain(stack.project), width);
    const summary = fit(stackSummary(stack), Math.max(0, width - widthOf(project) - 1));
    return `${style.heading(project)} ${style.quiet(summary)}`.trimEnd();
}

/** A section with an empty line after it, nothing for an empty one. */
function spaced(lines: readonly string[]): string[] {
    return lines.length === 0 ? [] : [...lines, ""];
}
