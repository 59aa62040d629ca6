import { policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { iamAdmin } from "./iamAdmin.ts";

const POLICY = "aws:iam/policy:Policy";
const everything = { Effect: "Allow", Action: "*", Resource: "*" };
const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

export const examples: RuleExamples = {
    rule: iamAdmin,
    passing: [
        {
            title: "every action on one bucket, and one action on everything",
            resources: [
                resource(POLICY, "p", {
                    policy: policy(
                        { ...everything, Resource: "arn:aws:s3:::acme/*" },
                        { ...everything, Action: "iam:Get*" },
                        { ...everything, Action: "s3:*", Resource: "arn:aws:s3:::*" },
                    ),
                }),
            ],
        },
        {
            title: "a policy whose name only begins like the administrator's",
            resources: [
                resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", {
                    policyArn: "arn:aws:iam::aws:policy/AdministratorAccess-Amplify",
                }),
            ],
        },
        { title: "an empty text for a policy", resources: [resource(POLICY, "p", { policy: " " })] },
        {
            title: "named actions",
            resources: [resource(POLICY, "p", { policy: policy({ ...everything, Action: ["s3:GetObject"] }) })],
        },
        {
            title: "a denial of everything",
            resources: [resource(POLICY, "p", { policy: policy({ ...everything, Effect: "Deny" }) })],
        },
        {
            title: "a narrower managed policy",
            resources: [
                resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", {
                    policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
                }),
            ],
        },
        {
            title: "an attached policy that is not known yet, which is one of ours",
            resources: [resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", { policyArn: UNKNOWN })],
        },
    ],
    failing: [
        {
            title: "all of IAM",
            resources: [resource(POLICY, "p", { policy: policy({ ...everything, Action: ["IAM:*"] }) })],
            finds: ["p: policy.Statement[0]"],
        },
        {
            title: "everything, without an effect and by the arguments of getPolicyDocument",
            resources: [
                resource(POLICY, "p", { policy: policy({ ...everything, Effect: undefined }) }),
                resource(POLICY, "q", { policy: { statements: [{ actions: ["*"], resources: ["*"] }] } }),
                resource(POLICY, "r", { policy: { json: policy({ ...everything, Resource: "arn:*" }) } }),
            ],
            finds: ["p: policy.Statement[0]", "q: policy.statements[0]", "r: policy.Statement[0]"],
        },
        {
            title: "everything, in a text with needless commas",
            resources: [
                resource(POLICY, "p", {
                    policy: '{ "Statement": [{ "Sid": "a,]\\",}", "Action": ["*",\n], "Resource": "*", }] }',
                }),
            ],
            finds: ["p: policy.Statement[0]"],
        },
        {
            title: "everything, beside actions and resources not known yet",
            resources: [
                resource(POLICY, "p", {
                    policy: { Statement: { ...everything, Action: [UNKNOWN, "*"], Resource: ["*", UNKNOWN] } },
                }),
            ],
            finds: ["p: policy.Statement"],
        },
        {
            title: "everything or the administrator's policy, in a permission set",
            resources: [
                resource("aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", "s", {
                    inlinePolicy: policy(everything),
                }),
                resource("aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", "t", {
                    managedPolicyArn: ADMINISTRATOR,
                }),
                resource("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", "u", {
                    policyArns: [ADMINISTRATOR],
                }),
            ],
            finds: ["s: inlinePolicy.Statement[0]", "t: managedPolicyArn", "u: policyArns[0]"],
        },
        {
            title: "everything on everything",
            resources: [
                resource(POLICY, "p", {
                    policy: policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }, everything),
                }),
            ],
            finds: ["p: policy.Statement[1]"],
        },
        {
            title: "a role with it inline, beside a document that is not known yet",
            resources: [
                resource("aws:iam/role:Role", "r", {
                    inlinePolicies: [
                        { name: "a", policy: UNKNOWN },
                        { name: "b", policy: policy({ ...everything, Action: ["*:*"] }) },
                    ],
                }),
            ],
            finds: ["r: inlinePolicies[0].policy unverified", "r: inlinePolicies[1].policy.Statement[0]"],
        },
        {
            title: "the administrator's policy, attached in three ways",
            resources: [
                resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", { policyArn: ADMINISTRATOR }),
                resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", "b", {
                    policyArn: "arn:aws-cn:iam::aws:policy/AdministratorAccess",
                }),
                resource("aws:iam/role:Role", "c", { managedPolicyArns: [UNKNOWN, ADMINISTRATOR] }),
            ],
            finds: ["a: policyArn", "b: policyArn", "c: managedPolicyArns[1]"],
        },
    ],
    unknown: [
        {
            title: "a text that is not JSON, which may be a template",
            resources: [resource(POLICY, "p", { policy: "{ Statement }" })],
            finds: ["p: policy.Statement[]"],
        },
        {
            title: "everything with an effect that is not known yet",
            resources: [resource(POLICY, "p", { policy: { Statement: [{ ...everything, Effect: UNKNOWN }] } })],
            finds: ["p: policy.Statement[0]"],
        },
        {
            title: "an action among others that is not known yet, on everything among others",
            resources: [
                resource(POLICY, "p", {
                    policy: {
                        Statement: [{ ...everything, Action: ["s3:GetObject", UNKNOWN], Resource: ["arn:x", "*"] }],
                    },
                }),
            ],
            finds: ["p: policy.Statement[0]"],
        },
        {
            title: "everything, on a resource among others that is not known yet",
            resources: [
                resource(POLICY, "p", { policy: { Statement: [{ ...everything, Resource: ["arn:x", UNKNOWN] }] } }),
            ],
            finds: ["p: policy.Statement[0]"],
        },
        {
            title: "a policy that is not known yet",
            resources: [resource("aws:iam/groupPolicy:GroupPolicy", "p", { policy: UNKNOWN })],
            finds: ["p: policy"],
        },
        {
            title: "everything on a resource that is not known yet",
            resources: [resource(POLICY, "p", { policy: { Statement: [{ ...everything, Resource: UNKNOWN }] } })],
            finds: ["p: policy.Statement[0]"],
        },
    ],
};
