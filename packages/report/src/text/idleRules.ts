import type { Plan } from "@plinth/plan";
import { plain } from "./plain.ts";
import type { Style } from "./style.ts";
import { wrap } from "./width.ts";

/** Rules that were on and had nothing to judge: what they look after may be missing, or made elsewhere. */
export function idleRuleLines(plan: Plan, width: number, style: Style): string[] {
    const rules = plan.rulesWithoutResource ?? [];
    if (rules.length === 0) return [];
    return wrap(`Rules that met no resource (${rules.length}): ${rules.map(plain).join(", ")}`, width, 2).map(
        style.quiet,
    );
}
