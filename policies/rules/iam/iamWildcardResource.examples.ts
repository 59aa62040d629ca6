import { policy, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { iamWildcardResource } from "./iamWildcardResource.ts";

const POLICY = "aws:iam/policy:Policy";
const write = { Effect: "Allow", Action: "s3:PutObject", Resource: "*" };

function document(statement: object) {
    return [resource(POLICY, "p", { policy: policy({ ...write, ...statement }) })];
}

export const examples: RuleExamples = {
    rule: iamWildcardResource,
    passing: [
        {
            title: "actions that look, of services and of names younger than the data, and patterns that cover nothing",
            resources: document({
                Action: ["newservice:Describe*", "newservice:GetThing", "s3:GetSomethingNew", "s3:Zzz*"],
            }),
            parameters: { reads: true },
        },
        {
            title: "what takes no resource",
            resources: document({
                Action: ["s3:ListAllMyBuckets", "autoscaling:Describe*", "ecr:GetAuthorizationToken", "ssmmessages:*"],
            }),
            parameters: { reads: true },
        },
        {
            title: "reading every bucket by its ARN, or what is not known yet",
            resources: [
                resource(POLICY, "p", {
                    policy: {
                        Statement: [
                            { ...write, Action: "s3:GetBucketLocation", Resource: "arn:aws:s3:::*" },
                            { ...write, Action: "s3:GetObject", Resource: UNKNOWN },
                        ],
                    },
                }),
            ],
            parameters: { reads: true },
        },
        {
            title: "reading anything",
            resources: document({ Action: ["s3:GetObject", "ec2:Describe*"] }),
        },
        {
            title: "named actions on all resources of their service",
            resources: document({
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: "arn:aws:logs:*:*:*",
            }),
        },
        { title: "a denial", resources: document({ Effect: "Deny" }) },
        {
            title: "whatever action of a service the environment admits",
            resources: document({ Action: ["S3:PutObject"] }),
            parameters: { allowedActions: ["s3:*"] },
        },
        { title: "writing to one bucket", resources: document({ Resource: "arn:aws:s3:::acme/*" }) },
        {
            title: "looking at everything",
            resources: document({ Action: ["ec2:Describe*", "s3:ListAllMyBuckets", "ecr:GetAuthorizationToken"] }),
        },
        {
            title: "writing under a condition",
            resources: document({ Condition: { StringEquals: { "aws:ResourceTag/app": "shop" } } }),
        },
        {
            title: "an action that takes no resource",
            resources: document({ Action: ["cloudwatch:PutMetricData", "xray:PutTraceSegments"] }),
        },
        {
            title: "an action the environment admits",
            resources: document({ Action: "ssmmessages:OpenDataChannel" }),
            parameters: { allowedActions: ["ssmmessages:*"] },
        },
        {
            title: "writing under a condition that is not known yet",
            resources: [resource(POLICY, "p", { policy: { Statement: [{ ...write, Condition: UNKNOWN }] } })],
        },
    ],
    failing: [
        {
            title: "reading anything, where reads are wanted narrow too",
            resources: document({ Action: ["s3:GetObject", "s3:ListAllMyBuckets"] }),
            parameters: { reads: true },
            finds: ["p: policy.Statement[0].Resource"],
        },
        {
            title: "reading by a pattern and reading all but one",
            resources: [
                resource(POLICY, "p", { policy: policy({ ...write, Action: "ec2:Describe*" }) }),
                resource(POLICY, "q", {
                    policy: policy({ ...write, Resource: undefined, Action: "s3:GetObject", NotResource: "arn:x" }),
                }),
            ],
            parameters: { reads: true },
            finds: ["p: policy.Statement[0].Resource", "q: policy.Statement[0].NotResource"],
        },
        {
            title: "writing under an empty condition",
            resources: document({ Condition: {} }),
            finds: ["p: policy.Statement[0].Resource"],
        },
        {
            title: "actions beside those the environment admits",
            resources: document({ Action: ["s3:PutObject", "s3:DeleteObject"] }),
            parameters: { allowedActions: ["S3:putobject"] },
            finds: ["p: policy.Statement[0].Resource"],
        },
        {
            title: "writing anywhere, in a statement of several resources and a role of several policies",
            resources: [
                resource("aws:iam/role:Role", "r", {
                    inlinePolicies: [
                        { name: "a", policy: UNKNOWN },
                        { name: "b", policy: policy({ ...write, Resource: ["arn:aws:s3:::acme/*", "*"] }) },
                    ],
                }),
            ],
            finds: ["r: inlinePolicies[0].policy unverified", "r: inlinePolicies[1].policy.Statement[0].Resource[1]"],
        },
        { title: "writing anywhere", resources: document({}), finds: ["p: policy.Statement[0].Resource"] },
        {
            title: "a whole service on all its resources",
            resources: document({ Action: "dynamodb:*", Resource: ["arn:aws:dynamodb:*:*:*"] }),
            finds: ["p: policy.Statement[0].Resource[0]"],
        },
        {
            title: "all but some actions",
            resources: document({ Action: undefined, NotAction: "iam:*" }),
            finds: ["p: policy.Statement[0].Resource"],
        },
        {
            title: "all but some resources",
            resources: document({ Resource: undefined, NotResource: "arn:aws:s3:::acme/*" }),
            finds: ["p: policy.Statement[0].NotResource"],
        },
        {
            title: "three actions, named as they stand",
            resources: document({ Action: ["sqs:SendMessage", "SNS:publish", "s3:Put*"] }),
            finds: ["p: policy.Statement[0].Resource"],
            says: ['found Resource "*" for sqs:SendMessage, SNS:publish, s3:Put*. Fix'],
        },
        {
            title: "actions of whatever service, and of services and names younger than the data",
            resources: ["*:Get*", "newservice:*", "newservice:PutThing", "s3:PutSomethingNew", "s3*:Get?"].map(
                (Action, index) => resource(POLICY, `p${index}`, { policy: policy({ ...write, Action }) }),
            ),
            finds: [0, 1, 2, 3, 4].map((index) => `p${index}: policy.Statement[0].Resource`),
        },
        {
            title: "four actions, in a user's policy",
            says: ["sqs:SendMessage, sns:Publish, sqs:DeleteMessage and more"],
            resources: [
                resource("aws:iam/userPolicy:UserPolicy", "p", {
                    policy: policy({
                        ...write,
                        Action: ["sqs:SendMessage", "sns:Publish", "sqs:DeleteMessage", "sqs:PurgeQueue"],
                    }),
                }),
            ],
            finds: ["p: policy.Statement[0].Resource"],
        },
    ],
    unknown: [
        {
            title: "an action among others, and an effect, that are not known yet",
            resources: [
                resource(POLICY, "a", { policy: { Statement: [{ ...write, Action: ["s3:GetObject", UNKNOWN] }] } }),
                resource(POLICY, "b", { policy: { Statement: [{ ...write, Effect: UNKNOWN }] } }),
            ],
            finds: ["a: policy.Statement[0].Resource", "b: policy.Statement[0].Resource"],
        },
        {
            title: "a policy that is not known yet",
            resources: [resource(POLICY, "p", { policy: UNKNOWN })],
            finds: ["p: policy"],
        },
        {
            title: "resources, actions and statements that are not known yet",
            resources: [
                resource(POLICY, "a", { policy: { Statement: [{ ...write, Resource: UNKNOWN }] } }),
                resource(POLICY, "b", { policy: { Statement: [{ ...write, Action: UNKNOWN }] } }),
                resource(POLICY, "c", { policy: { Statement: UNKNOWN } }),
            ],
            finds: ["a: policy.Statement[0].Resource[]", "b: policy.Statement[0].Resource", "c: policy.Statement[]"],
        },
    ],
};
