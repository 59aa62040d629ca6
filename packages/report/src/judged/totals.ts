import { noOutcomes, type Outcome, type Summary } from "@plinth/plan";
import type { Judged } from "./judged.ts";

/** What several plans hold together. */
export type Totals = Pick<Summary, "findings" | "blocking" | "resources" | "assumed">;

export function totalsOf(judged: readonly Judged[]): Totals {
    const findings = noOutcomes();
    let [blocking, resources, assumed] = [0, 0, 0];
    for (const { summary } of judged.map(({ plan }) => plan)) {
        for (const outcome of Object.keys(findings) as Outcome[]) findings[outcome] += summary.findings[outcome];
        blocking += summary.blocking;
        resources += summary.resources;
        assumed += summary.assumed;
    }
    return { findings, blocking, resources, assumed };
}

/** Rules that were on and met no resource in any of the plans. */
export function rulesWithoutResource(judged: readonly Judged[]): string[] {
    const [first, ...others] = judged.map(({ plan }) => new Set(plan.rulesWithoutResource ?? []));
    return [...(first ?? [])].filter((rule) => others.every((idle) => idle.has(rule)));
}
