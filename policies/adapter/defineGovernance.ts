import type { ResourceValidationPolicy } from "@pulumi/policy";
import { type GovernanceProblem, type GovernanceRule, ROOT_TYPE } from "../governance/governance.ts";
import { environmentOf } from "./packSession.ts";
import { reportVerdict } from "./reportVerdict.ts";

/**
 * Makes a policy of a rule about the rules: it speaks once per stack, of its root resource. Mandatory whatever the
 * environment says, since it is about what the environment may say.
 */
export function defineGovernance(
    rule: GovernanceRule,
    problemsOf: (environment: string) => readonly GovernanceProblem[],
): ResourceValidationPolicy {
    const { id, description, severity, remedy } = rule;
    const validate: ResourceValidationPolicy["validateResource"] = (args, report) => {
        if (args.type !== ROOT_TYPE) {
            return;
        }
        for (const { at, expected, found, remedy: fix } of problemsOf(environmentOf(args.urn) ?? "")) {
            const verdict = {
                urn: args.urn,
                outcome: "violation",
                property: at,
                expected,
                found,
                remedy: fix,
            } as const;
            reportVerdict(report, verdict, "mandatory");
        }
    };
    return {
        name: id,
        description,
        severity,
        remediationSteps: remedy,
        enforcementLevel: "mandatory",
        // The SDK offers the resource only where this mark is its type.
        validateResource: Object.assign(validate, { __pulumiType: ROOT_TYPE }),
    };
}
