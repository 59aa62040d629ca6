import type { Reading } from "../../reading/reading.ts";
import { resourceRule, type Verdicts } from "../../rule/rule.ts";

export const iamPasswordPolicy = resourceRule({
    id: "iam-password-policy",
    severity: "low",
    description: "Passwords of IAM users are long and not used again",
    remedy: "set minimumPasswordLength to 14 and passwordReusePrevention to 24",
    types: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
    safeProperties: ["minimumPasswordLength", "passwordReusePrevention"],
    parameters: {
        minimumLength: {
            description: "Least length of a password (14 by CIS AWS Foundations 3.0, 1.8)",
            default: 14,
            stricter: "higher",
        },
        remembered: {
            description:
                "How many earlier passwords are refused (24 by CIS AWS Foundations 3.0, 1.9; AWS remembers no more)",
            default: 24,
            stricter: "higher",
        },
    },
    *check(policy, { parameters }) {
        // Without them AWS takes 6 characters and remembers nothing.
        yield* atLeast(policy.get("minimumPasswordLength"), parameters.number("minimumLength"));
        yield* atLeast(policy.get("passwordReusePrevention"), parameters.number("remembered"));
    },
});

function* atLeast(at: Reading, least: number): Verdicts {
    if ((at.number() ?? 0) < least) {
        yield { at, expected: `${least} or more` };
    }
}
