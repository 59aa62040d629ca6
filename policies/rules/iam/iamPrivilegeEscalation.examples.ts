import { policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { iamPrivilegeEscalation } from "./iamPrivilegeEscalation.ts";

const POLICY = "aws:iam/policy:Policy";
const everywhere = { Effect: "Allow", Resource: "*" };
const pass = { ...everywhere, Action: "iam:PassRole" };
const run = { ...everywhere, Action: "ec2:RunInstances" };

function document(...statements: object[]) {
    return [resource(POLICY, "p", { policy: policy(...statements) })];
}

function open(...statements: object[]) {
    return [resource(POLICY, "p", { policy: { Statement: statements } })];
}

export const examples: RuleExamples = {
    rule: iamPrivilegeEscalation,
    passing: [
        {
            title: "patterns that cover no way",
            resources: [
                "iam:CreateAccessKeyX",
                "iam:CreateAccess",
                "iam:Create*Keys*",
                "iam:*KeyAccess*",
                "iam:CreateAcces?",
                "xiam:*AccessKey",
                "iam:Cr*eateAccessKeyeateAccessKey",
                "",
                "?",
                "*x",
            ].map((Action, index) => resource(POLICY, `p${index}`, { policy: policy({ ...everywhere, Action }) })),
        },
        {
            title: "what manages no permissions, under the profile strict",
            resources: document({ ...everywhere, Action: ["ec2:Describe*", "s3:PutObject"] }),
            profiles: ["strict"],
        },
        { title: "the policy of any bucket", resources: document({ ...everywhere, Action: "s3:*" }) },
        { title: "half of a way", resources: document(pass) },
        { title: "the other half", resources: document({ ...everywhere, Action: ["lambda:CreateFunction"] }) },
        {
            title: "a role that is passed to one service",
            resources: document(run, {
                ...pass,
                Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
            }),
        },
        { title: "one role", resources: document(run, { ...pass, Resource: "arn:aws:iam::111122223333:role/web" }) },
        {
            title: "roles of one path",
            resources: document(run, { ...pass, Resource: "arn:aws:iam::111122223333:role/service/*" }),
        },
        {
            title: "keys of one's own",
            resources: document({
                ...everywhere,
                Action: "iam:CreateAccessKey",
                Resource: "arn:aws:iam::111122223333:user/own",
            }),
        },
        {
            title: "a grant that another statement takes back",
            resources: document(
                { ...everywhere, Action: "iam:*" },
                { ...everywhere, Effect: "Deny", Action: ["iam:*"] },
            ),
        },
        {
            title: "everything but what leads on",
            resources: document({ ...everywhere, NotAction: ["iam:*", "lambda:Update*", "glue:UpdateDevEndpoint"] }),
        },
        {
            title: "a denial",
            resources: document({ ...everywhere, Effect: "Deny", Action: "iam:CreatePolicyVersion" }),
        },
        { title: "no policy", resources: [resource(POLICY, "p", {})] },
        {
            title: "half of a way that is sure beside one that is not",
            resources: [
                resource(POLICY, "p", {
                    policy: {
                        Statement: [
                            run,
                            { ...pass, Resource: [UNKNOWN], Condition: { Bool: { "aws:SecureTransport": "true" } } },
                        ],
                    },
                }),
            ],
        },
    ],
    failing: [
        {
            title: "three ways, named one by one",
            resources: document({
                ...everywhere,
                Action: ["iam:CreateAccessKey", "iam:PutUserPolicy", "iam:AddUserToGroup"],
            }),
            finds: ["p: policy.Statement[0]"],
            says: ["found iam:CreateAccessKey, iam:PutUserPolicy, iam:AddUserToGroup. Fix"],
        },
        {
            title: "four ways, of which three are named",
            resources: document(run, {
                ...everywhere,
                Action: ["iam:CreateAccessKey", "iam:PutUserPolicy", "iam:AddUserToGroup", "iam:PassRole"],
            }),
            finds: ["p: policy.Statement[1]"],
            says: ["found iam:CreateAccessKey, iam:PutUserPolicy, iam:AddUserToGroup and more. Fix"],
        },
        {
            title: "a new version of whatever policy, without an effect",
            resources: document({ Action: "iam:CreatePolicyVersion", Resource: "*" }),
            finds: ["p: policy.Statement[0]"],
        },
        {
            title: "an action by any pattern that covers it",
            resources: [
                "iam:*AccessKey",
                "iam:Create?ccess*",
                "i*:C*A*Key",
                "*:CreateAccessKey",
                "iam:CreateAccessKey*",
            ].map((Action, index) => resource(POLICY, `p${index}`, { policy: policy({ ...everywhere, Action }) })),
            finds: [0, 1, 2, 3, 4].map((index) => `p${index}: policy.Statement[0]`),
        },
        {
            title: "any role for any service, or the policy of any bucket, under the profile strict",
            resources: [
                ...document(pass),
                resource(POLICY, "q", { policy: policy({ ...everywhere, Action: "s3:*" }) }),
            ],
            profiles: ["strict"],
            finds: ["p: policy.Statement[0]", "q: policy.Statement[0]"],
        },
        {
            title: "a new version of whatever policy",
            resources: document({ ...everywhere, Action: "iam:CreatePolicyVersion" }),
            finds: ["p: policy.Statement[0]"],
        },
        {
            title: "two halves of a way in two statements, in any case",
            says: ["found iam:PassRole with ec2:RunInstances"],
            resources: document(run, { ...pass, Action: ["IAM:passrole"], Resource: ["arn:aws:s3:::x", "*"] }),
            finds: ["p: policy.Statement[1]"],
        },
        {
            title: "every role of an account",
            resources: document(run, { ...pass, Resource: "arn:aws:iam::111122223333:role/*" }),
            finds: ["p: policy.Statement[1]"],
        },
        {
            title: "all of IAM",
            resources: document({ ...everywhere, Action: "iam:*" }),
            finds: ["p: policy.Statement[0]"],
        },
        {
            title: "all but some actions, on all but some resources",
            resources: document({ Effect: "Allow", NotAction: ["s3:*"], NotResource: "arn:aws:s3:::x" }),
            finds: ["p: policy.Statement[0]"],
        },
        {
            title: "two ways in two statements, beside one that takes back less",
            resources: document(
                { ...everywhere, Action: "iam:PutUserPolicy" },
                { ...everywhere, Action: "iam:AddUserToGroup", Condition: {} },
                { ...everywhere, Effect: "Deny", Action: "iam:*", Resource: "arn:aws:iam::111122223333:role/*/x" },
            ),
            finds: ["p: policy.Statement[0]", "p: policy.Statement[1]"],
        },
        {
            title: "inline in a role and in a permission set",
            resources: [
                resource("aws:iam/role:Role", "r", {
                    inlinePolicies: [{ name: "a", policy: policy({ ...everywhere, Action: "iam:AttachRolePolicy" }) }],
                }),
                resource("aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", "s", {
                    inlinePolicy: policy({ ...everywhere, Action: "iam:PutRolePolicy" }),
                }),
            ],
            finds: ["r: inlinePolicies[0].policy.Statement[0]", "s: inlinePolicy.Statement[0]"],
        },
        {
            title: "a way that is sure beside one that is not",
            resources: open({ ...everywhere, Action: UNKNOWN }, { ...everywhere, Action: "iam:CreateLoginProfile" }),
            finds: ["p: policy.Statement[1]"],
        },
        {
            title: "a denial under a condition",
            resources: document(
                { ...everywhere, Action: "iam:CreateLoginProfile" },
                { ...everywhere, Effect: "Deny", Action: "*", Condition: { Bool: { "aws:ViaAWSService": "false" } } },
            ),
            finds: ["p: policy.Statement[0]"],
        },
    ],
    unknown: [
        {
            title: "an action among others",
            resources: open({ ...everywhere, Action: ["s3:ListBucket", UNKNOWN] }),
            finds: ["p: policy.Statement[0]"],
        },
        {
            title: "a policy that is not known yet",
            resources: [resource("aws:iam/groupPolicy:GroupPolicy", "p", { policy: UNKNOWN })],
            finds: ["p: policy"],
        },
        {
            title: "the roles that are passed",
            says: ["found a value not known yet"],
            resources: open(run, { ...pass, Resource: UNKNOWN }),
            finds: ["p: policy.Statement[1]"],
        },
        {
            title: "an effect, and actions that are left out",
            resources: open(
                { ...everywhere, Effect: UNKNOWN, Action: "iam:CreateLoginProfile" },
                { ...everywhere, NotAction: UNKNOWN, Resource: UNKNOWN },
            ),
            finds: ["p: policy.Statement[0]", "p: policy.Statement[1]"],
        },
        {
            title: "a denial of what is not known yet",
            resources: open(
                { ...everywhere, Action: "iam:CreateLoginProfile" },
                { ...everywhere, Effect: "Deny", Action: [UNKNOWN] },
            ),
            finds: ["p: policy.Statement[0]"],
        },
    ],
};
