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
            title: "four actions, in a user's policy",
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
