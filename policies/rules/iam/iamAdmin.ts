import type { Reading } from "../../reading/reading.ts";
import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import { isEveryAction } from "../../views/actionPattern.ts";
import { all, anyText } from "../../views/answer.ts";
import { identityPolicies, isAnything, POLICY_HOLDERS } from "../../views/iamDocuments.ts";
import { readStatements } from "../../views/policyDocument.ts";

const ATTACHMENTS = [
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "aws:iam/policyAttachment:PolicyAttachment",
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
    "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
    "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
];
const ARNS = ["policyArn", "policyArns", "managedPolicyArn", "managedPolicyArns"];
const ADMINISTRATOR = /:policy\/AdministratorAccess$/;

/** What makes an administrator. Who has all of IAM can give himself the rest. */
const WIDEST = { "every action": isEveryAction, "all of IAM": (action: string) => /^iam:\*+$/i.test(action) };

export const iamAdmin = resourceRule({
    id: "iam-admin",
    severity: "critical",
    description: "No policy grants every action, or all of IAM, on every resource",
    remedy: "list the actions and resources that are needed, or attach a narrower policy",
    types: [...POLICY_HOLDERS, ...ATTACHMENTS],
    safeProperties: ["policyArn", "policyArns[]", "managedPolicyArn", "managedPolicyArns[]"],
    *check(resource) {
        for (const arn of ARNS.flatMap((property) => resource.get(property).items())) {
            if (ADMINISTRATOR.test(arn.string() ?? "")) {
                yield { at: arn, expected: "a policy narrower than AdministratorAccess" };
            }
        }
        for (const policy of identityPolicies(resource)) {
            yield* grantsEverything(policy);
        }
    },
});

function* grantsEverything(policy: Reading): Verdicts {
    const expected = "named actions on named resources";
    for (const statement of yield* readStatements(policy, expected)) {
        const everywhere = anyText(statement.list("Resource"), isAnything);
        for (const [name, covers] of Object.entries(WIDEST)) {
            const grants = all(everywhere, anyText(statement.list("Action"), covers));
            if (statement.is("Allow") && grants !== "no") {
                const unverified = grants === "unknown" || statement.part("Effect").isUnknown;
                const found = unverified ? "a value not known yet" : `${name} on every resource`;
                yield { at: statement.reading, expected, found, unverified };
            }
        }
    }
}
