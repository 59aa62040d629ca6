import { type Finding, findingId } from "@plinth/plan";
import type { GovernanceProblem, GovernanceRule } from "@plinth/policies/governance";

/** The name of the repository's own pack. */
export const PACK = "plinth";

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

/** The URN of the resource that stands for a stack. */
export function rootUrn({ project, stack }: { readonly project: string; readonly stack: string }): string {
    return `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;
}
