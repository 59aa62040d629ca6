import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import { identityPolicies, POLICY_HOLDERS } from "../../views/iamDocuments.ts";
import { statementsOf } from "../../views/policyDocument.ts";
import type { Reading } from "../../reading/reading.ts";

const ATTACHMENTS = [
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "aws:iam/policyAttachment:PolicyAttachment",
];
const ADMINISTRATOR = /:policy\/AdministratorAccess$/;

export const iamAdmin = resourceRule({
    id: "iam-admin",
    severity: "critical",
    description: "No policy grants every action on every resource",
    remedy: "list the actions and resources that are needed, or attach a narrower policy",
    types: [...POLICY_HOLDERS, ...ATTACHMENTS],
    safeProperties: ["policyArn", "managedPolicyArns[]"],
    *check(resource) {
        for (const arn of [resource.get("policyArn"), ...resource.get("managedPolicyArns").items()]) {
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
    for (const statement of statementsOf(policy)) {
        const actions = statement.list("Action");
        const resources = statement.list("Resource");
        const action = actions.find((reading) => /^\*(:\*)?$/.test(reading.string() ?? ""));
        const resource = resources.find((reading) => reading.string() === "*");
        const open = [...actions, ...resources, statement.reading.child("Effect")].some((reading) => reading.isUnknown);
        if (!statement.is("Allow") || (action === undefined && !actions.some((reading) => reading.isUnknown))) {
            continue;
        }
        if (resource !== undefined || resources.some((reading) => reading.isUnknown)) {
            const found = policy.isUnknown ? undefined : { found: 'Action "*" on Resource "*"' };
            yield {
                at: policy.isUnknown ? policy : statement.reading,
                expected,
                ...(!open && found),
                unverified: open,
            };
        }
    }
}
