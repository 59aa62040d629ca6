import {
    attachedPolicy,
    identityPath,
    identityPolicy,
    inlinePolicy,
    managedPolicySize,
    trustPolicy,
} from "./identityPolicies.ts";
import type { RefusalRule } from "./refusal.ts";
import { tokenIssuerRefusals } from "./tokenIssuers.ts";
import { mismatch, outsideRange, refusedByAws, wrongLength } from "./wording.ts";

const ROLE = "aws:iam/role:Role";

/** Names in IAM: letters, digits and `_+=,.@-`. */
function named(longest: number): RefusalRule {
    return (inputs) => [
        ...wrongLength(inputs, "name", 1, longest),
        ...mismatch(inputs, "name", /^[\w+=,.@-]*$/, "must match [\\w+=,.@-]"),
    ];
}

const TAKEN = "IAM User Guide, IAM name requirements: names of roles are unique in an account, whatever their case";

/** Two roles of one name, whatever their paths. */
const nameOfAnother: RefusalRule = (inputs, siblings) => {
    const name = inputs.text("name");
    if (name === undefined) return [];
    const taken = siblings.before(ROLE).some((role) => role.text("name")?.toLowerCase() === name.toLowerCase());
    const message = `Role with name ${name} already exists.`;
    return taken ? [refusedByAws("name", "EntityAlreadyExists", message, TAKEN)] : [];
};

export const identityRefusals: Readonly<Record<string, RefusalRule>> = {
    [ROLE]: (inputs, siblings) => [
        ...named(64)(inputs, siblings),
        ...nameOfAnother(inputs, siblings),
        ...outsideRange(inputs, "maxSessionDuration", 3600, 43200),
        ...wrongLength(inputs, "description", 0, 1000),
        ...wrongLength(inputs, "path", 0, 512),
        ...identityPath(inputs),
        ...trustPolicy(inputs),
    ],
    "aws:iam/rolePolicy:RolePolicy": (inputs, siblings) => [
        ...named(128)(inputs, siblings),
        ...identityPolicy(inputs),
        ...inlinePolicy(inputs, siblings),
    ],
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": attachedPolicy,
    "aws:iam/policy:Policy": (inputs, siblings) => [
        ...named(128)(inputs, siblings),
        ...identityPath(inputs),
        ...identityPolicy(inputs),
        ...managedPolicySize(inputs),
    ],
    "aws:iam/instanceProfile:InstanceProfile": (inputs, siblings) => [
        ...named(128)(inputs, siblings),
        ...identityPath(inputs),
    ],
    ...tokenIssuerRefusals,
};
