import type { Severity } from "../rule/rule.ts";

/** The resource that every stack has, and that the engine shows first. */
export const ROOT_TYPE = "pulumi:pulumi:Stack";

/** A rule about the rules themselves. No setting turns it off, and nothing is exempt from it. */
export interface GovernanceRule {
    readonly id: string;
    readonly severity: Severity;
    readonly description: string;
    readonly remedy: string;
}

/** Something wrong with how a repository governs its rules; it is reported on the stack's root resource. */
export interface GovernanceProblem {
    readonly at: string;
    readonly expected: string;
    readonly found: string;
    readonly remedy: string;
}

export const exemptionValid: GovernanceRule = {
    id: "exemption-valid",
    severity: "high",
    description: "Exemptions name a rule and a resource, who answers and who agreed, a reason and a near end",
    remedy: "correct or remove the entry in policies/exemptions.yaml",
};

export const productionLevels: GovernanceRule = {
    id: "production-levels",
    severity: "high",
    description: "Production asks for no less than the catalogue does, in level and parameter",
    remedy: "remove what lowers it from the environment's settings",
};

/** Reported by a preview that judges with another revision; the pack alone cannot know of one. */
export const policyWeakened: GovernanceRule = {
    id: "policy-weakened",
    severity: "critical",
    description: "A change does not weaken the rules that judge it",
    remedy: "take it back, or have it merged by those who answer for the rules",
};

/** Every rule of this kind that the pack serves. */
export const governanceRules: readonly GovernanceRule[] = [exemptionValid, productionLevels];
