import { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";

const POLICY_ATTACHMENT = "aws:iam/policyAttachment:PolicyAttachment";

export const iamUserPolicies = resourceRule({
    id: "iam-user-policies",
    severity: "low",
    description: "Users get their rights through groups and roles",
    remedy: "attach the policy to a group or role and make the user a member",
    types: ["aws:iam/userPolicy:UserPolicy", "aws:iam/userPolicyAttachment:UserPolicyAttachment", POLICY_ATTACHMENT],
    safeProperties: [],
    *check(resource) {
        const expected = "a group or a role";
        if (resource.type !== POLICY_ATTACHMENT) {
            // It is a user's whatever the user's name, which is often not known yet.
            yield { at: Reading.absent("user"), expected, found: "a user" };
            return;
        }
        const users = resource.get("users");
        if (users.items().some((user) => user.isSet)) {
            yield { at: users, expected };
        }
    },
});
