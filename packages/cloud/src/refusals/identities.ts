import type { RefusalRule } from "./refusal.ts";
import { mismatch, outsideRange, wrongLength } from "./wording.ts";

/** Names in IAM: letters, digits and `_+=,.@-`. */
function named(longest: number): RefusalRule {
    return (inputs) => [
        ...wrongLength(inputs, "name", 1, longest),
        ...mismatch(inputs, "name", /^[\w+=,.@-]*$/, "must match [\\w+=,.@-]"),
    ];
}

export const identityRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:iam/role:Role": (inputs, siblings) => [
        ...named(64)(inputs, siblings),
        ...outsideRange(inputs, "maxSessionDuration", 3600, 43200),
    ],
    "aws:iam/rolePolicy:RolePolicy": named(128),
    "aws:iam/policy:Policy": named(128),
    "aws:iam/instanceProfile:InstanceProfile": named(128),
};
