import { type Finding, findingId } from "@plinth/plan";
import { type GovernanceProblem, type GovernanceRule, governanceRules } from "@plinth/policies/governance";
import type { StackToPreview } from "../preview/stacks.ts";

/** The name of the repository's own pack. */
export const PACK = "plinth";

const itself: ReadonlySet<string> = new Set(governanceRules.map(({ id }) => id));

/** A finding about the rules themselves, on the root resource of a stack; always mandatory. */
export function problemFinding(rule: GovernanceRule, urn: string, problem: GovernanceProblem): Finding {
    const { at, expected, found, remedy } = problem;
    return {
        id: findingId(rule.id, urn, at),
        rule: rule.id,
        pack: PACK,
        outcome: "violation",
        level: "mandatory",
        severity: rule.severity,
        urn,
        property: at,
        expected,
        actual: found,
        message: rule.description,
        remedy,
        controls: [],
        decidedIn: "preview",
    };
}

/**
 * Findings with those about the rules themselves said once: the pack of each stack says them of its own root, and they are
 * about the environment.
 */
export function saidOnce(
    findings: readonly Finding[],
    { environment, stacks }: { readonly environment: string; readonly stacks: readonly StackToPreview[] },
): Finding[] {
    const first = stacks.find(({ shown }) => shown);
    if (first === undefined) return [...findings];
    const others = new Set(stacks.filter((one) => one !== first && one.stack === environment).map(rootUrn));
    return findings.filter(({ pack, rule, urn }) => pack !== PACK || !itself.has(rule) || !others.has(urn));
}

/** The URN of the resource that stands for a stack. */
export function rootUrn({ project, stack }: { readonly project: string; readonly stack: string }): string {
    return `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;
}
