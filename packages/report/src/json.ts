import { type Outcome, type Plan, planToJson } from "@plinth/plan";
import { listed } from "./listed.ts";

/** A plan in its documented JSON form, ending with a newline. Passes are counted in the summary and listed on request. */
export function renderJson(plan: Plan, { include }: { readonly include?: readonly Outcome[] } = {}): string {
    return `${JSON.stringify(planToJson({ ...plan, findings: listed(plan.findings, include) }), undefined, 2)}\n`;
}
