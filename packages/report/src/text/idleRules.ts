import type { Outcome, Plan } from "@plinth/plan";
import { plain } from "./plain.ts";
import type { Style } from "./style.ts";
import { wrap } from "./width.ts";

/**
 * Rules that were on and had nothing to judge: what they look after may be missing, or made elsewhere. Their names are
 * most of a small plan's text, so they are listed on request only.
 */
export function idleRuleLines(plan: Plan, width: number, style: Style, include: readonly Outcome[] = []): string[] {
    const rules = plan.rulesWithoutResource ?? [];
    if (rules.length === 0) return [];
    const text = include.includes("notApplicable")
        ? `Rules that met no resource (${rules.length}): ${rules.map(plain).join(", ")}`
        : `${rules.length} ${rules.length === 1 ? "rule" : "rules"} met no resource; --include notApplicable names ${rules.length === 1 ? "it" : "them"}`;
    return wrap(text, width, 2).map(style.quiet);
}
