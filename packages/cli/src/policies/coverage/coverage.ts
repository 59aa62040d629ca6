import type { Finding, Outcome } from "@plinth/plan";
import type { Framework, FrameworkControl } from "@plinth/policies/controls";

/** What became of the rules that look after a control. */
export interface ControlCoverage extends FrameworkControl {
    readonly counts: Readonly<Record<Outcome, number>>;
}

export interface FrameworkCoverage extends Pick<Framework, "id" | "name" | "version" | "source" | "retrieved"> {
    /** Controls that a rule looks after and that met a resource. */
    readonly judged: readonly ControlCoverage[];
    /** Controls that a rule looks after, of which none met a resource. */
    readonly withoutResource: readonly ControlCoverage[];
    /** Controls that no rule looks after. */
    readonly notCovered: readonly FrameworkControl[];
}

/** Counts verdicts by the controls that their rules look after: a verdict counts for each of them. */
export function coverageOf(
    findings: readonly Pick<Finding, "rule" | "outcome">[],
    frameworks: readonly Framework[],
): FrameworkCoverage[] {
    const byRule = Map.groupBy(findings, ({ rule }) => rule);
    return frameworks.map(({ controls, ...framework }) => {
        const looked = controls
            .filter(({ rules }) => rules.length > 0)
            .map((control) => ({
                ...control,
                counts: countsOf(control.rules.flatMap((rule) => byRule.get(rule) ?? [])),
            }));
        return {
            ...framework,
            judged: looked.filter(({ counts }) => total(counts) > 0),
            withoutResource: looked.filter(({ counts }) => total(counts) === 0),
            notCovered: controls.filter(({ rules }) => rules.length === 0),
        };
    });
}

function countsOf(verdicts: readonly { readonly outcome: Outcome }[]): Record<Outcome, number> {
    const counts = { pass: 0, violation: 0, unverified: 0, exempted: 0, notApplicable: 0, errored: 0 };
    for (const { outcome } of verdicts) counts[outcome] += 1;
    return counts;
}

function total(counts: Readonly<Record<Outcome, number>>): number {
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
